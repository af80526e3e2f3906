package dev.twoticks.verification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Fails a test in which a secret came out: in what it prints, or in what it hands to [#captured] (log lines,
/// problem bodies, exception messages). Tests say with [#forbid] which words are secret.
public final class NoSecretsExtension implements BeforeEachCallback, AfterEachCallback {

    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final List<String> captured = Collections.synchronizedList(new ArrayList<>());
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    /// A word that must not come out.
    ///
    /// @param what its name for the failure, which does not print the word
    public void forbid(String what, String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("a blank word is in everything: " + what);
        }
        secrets.put(what, secret);
    }

    /// Something that came out.
    public void captured(String text) {
        captured.add(text);
    }

    /// What has come out so far, and must not have, by name.
    public List<String> leaks() {
        return leaks("");
    }

    /// The same without the words that `given` holds: who sends a secret along, in a place where nobody asked for it,
    /// has not learned it from what comes back.
    public List<String> leaks(String given) {
        String all = String.join("\n", List.copyOf(captured)) + "\n" + printed.toString(StandardCharsets.UTF_8);
        return secrets.entrySet().stream()
                .filter(it -> all.contains(it.getValue()) && !given.contains(it.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        begin();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        end();
    }

    /// Listens to what is printed from now on.
    public void begin() {
        System.setOut(tee(out));
        System.setErr(tee(err));
    }

    /// Stops listening.
    ///
    /// @throws AssertionError naming what came out
    public void end() {
        System.out.flush();
        System.err.flush();
        System.setOut(out);
        System.setErr(err);
        if (!leaks().isEmpty()) {
            throw new AssertionError("came out although secret: " + leaks());
        }
    }

    private PrintStream tee(PrintStream shown) {
        return new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        shown.write(b);
                        printed.write(b);
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) {
                        shown.write(bytes, from, length);
                        printed.write(bytes, from, length);
                    }

                    @Override
                    public void flush() throws IOException {
                        shown.flush();
                    }
                },
                true,
                StandardCharsets.UTF_8);
    }
}
