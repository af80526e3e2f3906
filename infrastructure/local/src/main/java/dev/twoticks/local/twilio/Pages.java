package dev.twoticks.local.twilio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files of the simulated handset, read from the class path as they are.
final class Pages {

    private static final Map<String, String> TYPES = Map.of(
            "phone.html", "text/html; charset=utf-8",
            "phone.css", "text/css; charset=utf-8",
            "phone.js", "text/javascript; charset=utf-8",
            "threads.js", "text/javascript; charset=utf-8",
            "sign-in.js", "text/javascript; charset=utf-8",
            "scenarios.css", "text/css; charset=utf-8",
            "icon.svg", "image/svg+xml");

    private static final List<String> HANDSET = List.of("/phone", "/phone/");

    private final SimulatorConfig.Handset handset;

    Pages(SimulatorConfig.Handset handset) {
        this.handset = handset;
    }

    Optional<Reply.Answer> find(String path) {
        String file = HANDSET.contains(path) ? "phone.html" : path.startsWith("/phone/") ? path.substring(7) : "";
        String type = TYPES.get(file);
        return type == null ? Optional.empty() : Optional.of(answer(file, type));
    }

    private Reply.Answer answer(String file, String type) {
        return new Reply.Answer(200, type, read(file), Map.of())
                .with("Content-Security-Policy", policy())
                .with("Cache-Control", "no-store");
    }

    /// Scripts and styles of the page's own, and calls to the simulator and the service alone.
    private String policy() {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' "
                + handset.api().get().resolve("/") + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    private static byte[] read(String file) {
        try (InputStream in = Pages.class.getResourceAsStream("phone/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the build left out phone/" + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
