package dev.twoticks.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The owner's policy files as this run uses them: a copy, in which the demo application also knows the phone
/// page's address, one address, one block of numbers and one country may ask for as much as many, and the WhatsApp
/// sender is left out where the run is to do without.
final class PolicyFolder implements AutoCloseable {

    private static final List<String> FILES = List.of("countries.yaml", "senders.yaml", "applications.yaml");
    private static final String SHIPPED_ORIGIN = "      - http://localhost:8081\n";

    /// Lines that are indented by two are those of `address_limits` and of `defaults`.
    private static final Pattern OF_ONE_ADDRESS = Pattern.compile(
            "(?m)^(?<limit> {2}(?:starts_an_hour|starts_a_day|countries_a_day|tries_a_minute): [0-9]+)$");

    private static final Pattern OF_ONE_BLOCK = Pattern.compile("(?m)^(?<limit> {2}block_starts_an_hour: [0-9]+)$");

    /// Nothing costs anything here, and whoever tries the service out sends much that is never approved.
    private static final Pattern OF_ONE_COUNTRY =
            Pattern.compile("(?m)^(?<limit> {2}(?:unverified_per_hour|unverified_per_day|daily_spend_cap): [0-9]+)$");
    private static final String TIMES_A_THOUSAND = "${limit}000";

    private final Path folder;

    private PolicyFolder(Path folder) {
        this.folder = folder;
    }

    static PolicyFolder copyOf(Path layer, String pageOrigin, LocalOptions options) {
        try {
            Path folder = Files.createTempDirectory("two-ticks-policy");
            for (String name : FILES) {
                Files.writeString(
                        folder.resolve(name), edited(name, Files.readString(layer.resolve(name)), pageOrigin, options));
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

    private static String edited(String name, String text, String pageOrigin, LocalOptions options) {
        return switch (name) {
            case "applications.yaml" -> {
                String known = withOrigin(text, pageOrigin);
                yield options.crowd() ? raised(name, known, OF_ONE_ADDRESS) : known;
            }
            case "senders.yaml" -> options.whatsapp() ? text : withoutWhatsApp(text);
            default -> {
                String rich = raised(name, text, OF_ONE_COUNTRY);
                yield options.crowd() ? raised(name, rich, OF_ONE_BLOCK) : rich;
            }
        };
    }

    private static String raised(String name, String text, Pattern limit) {
        Matcher limits = limit.matcher(text);
        if (!limits.find()) {
            throw new IllegalStateException(name + " has no limits to raise any more");
        }
        return limits.replaceAll(TIMES_A_THOUSAND);
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
