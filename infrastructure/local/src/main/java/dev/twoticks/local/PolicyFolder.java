package dev.twoticks.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The owner's policy files as this run uses them: a copy, in which the demo application also knows the phone
/// page's address, and the WhatsApp sender is left out where the run is to do without.
final class PolicyFolder implements AutoCloseable {

    private static final List<String> FILES = List.of("countries.yaml", "senders.yaml", "applications.yaml");
    private static final String SHIPPED_ORIGIN = "      - http://localhost:8081\n";

    private final Path folder;

    private PolicyFolder(Path folder) {
        this.folder = folder;
    }

    static PolicyFolder copyOf(Path layer, String pageOrigin, boolean whatsapp) {
        try {
            Path folder = Files.createTempDirectory("two-ticks-policy");
            for (String name : FILES) {
                Files.writeString(
                        folder.resolve(name),
                        edited(name, Files.readString(layer.resolve(name)), pageOrigin, whatsapp));
            }
            return new PolicyFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return folder;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String edited(String name, String text, String pageOrigin, boolean whatsapp) {
        return switch (name) {
            case "applications.yaml" -> withOrigin(text, pageOrigin);
            case "senders.yaml" -> whatsapp ? text : withoutWhatsApp(text);
            default -> text;
        };
    }

    private static String withOrigin(String text, String pageOrigin) {
        String line = "      - " + pageOrigin + "\n";
        if (text.contains(line)) {
            return text;
        }
        if (!text.contains(SHIPPED_ORIGIN)) {
            throw new IllegalStateException("applications.yaml lists no origin of the phone page any more");
        }
        return text.replace(SHIPPED_ORIGIN, SHIPPED_ORIGIN + line);
    }

    /// As an owner does it by hand: the block at the end of the file goes.
    private static String withoutWhatsApp(String text) {
        int block = text.indexOf("\nwhatsapp:");
        if (block < 0) {
            throw new IllegalStateException("senders.yaml has no whatsapp block to leave out");
        }
        return text.substring(0, block + 1);
    }
}
