package dev.twoticks.local.twilio.callback;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Twilio's webhook connection overrides, which live in the fragment of a callback URL.
///
/// @param connect time to connect, real time like the other two
/// @param read time to the answer of one try
/// @param total time of all tries
/// @param retries after the first try
/// @param retryOn the failures that are tried again
record ConnectionOverrides(Duration connect, Duration read, Duration total, int retries, Set<Failure> retryOn) {

    /// Reads the fragment; a value out of its range counts as absent.
    static ConnectionOverrides of(String url) {
        Map<String, String> pairs = pairs(url);
        return new ConnectionOverrides(
                millis(pairs.get("ct"), 10_000, 5_000),
                millis(pairs.get("rt"), 15_000, 15_000),
                millis(pairs.get("tt"), 15_000, 15_000),
                within(pairs.get("rc"), 0, 5, 1),
                policy(pairs.getOrDefault("rp", "")));
    }

    private static Map<String, String> pairs(String url) {
        Map<String, String> pairs = new HashMap<>();
        int hash = url.indexOf('#');
        String fragment = hash < 0 ? "" : url.substring(hash + 1);
        for (String pair : fragment.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return pairs;
    }

    private static Duration millis(@Nullable String text, int most, int usual) {
        return Duration.ofMillis(within(text, 100, most, usual));
    }

    private static int within(@Nullable String text, int least, int most, int usual) {
        if (text == null || !text.matches("[0-9]{1,6}")) {
            return usual;
        }
        int value = Integer.parseInt(text);
        return value < least || value > most ? usual : value;
    }

    private static Set<Failure> policy(String words) {
        Set<Failure> chosen = EnumSet.noneOf(Failure.class);
        for (String word : words.split(",", -1)) {
            if (word.equals("all")) {
                return EnumSet.allOf(Failure.class);
            }
            Arrays.stream(Failure.values())
                    .filter(failure -> failure.word().equals(word))
                    .forEach(chosen::add);
        }
        return chosen.isEmpty() ? EnumSet.of(Failure.CONNECT) : chosen;
    }
}
