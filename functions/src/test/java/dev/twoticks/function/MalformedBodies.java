package dev.twoticks.function;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Bodies that no route takes, by what is wrong with them.
final class MalformedBodies {

    private static final int LARGEST = 4096;

    private MalformedBodies() {}

    /// @param member one that the route knows
    /// @param valid the value that the route takes for it
    static Map<String, RawEvent> of(String member, String valid) {
        String good = object(member, quoted(valid));
        Map<String, RawEvent> bodies = new LinkedHashMap<>();
        for (String text :
                List.of("x", "{", "}", "[]", "[" + good + "]", "null", "true", "1", quoted(valid), "\u0000")) {
            bodies.put("body " + text.replace('\u0000', '0'), RawEvent.body(text));
        }
        bodies.put("blanks", RawEvent.body("  \n"));
        bodies.put("unfinished", RawEvent.body(good.substring(0, good.length() - 1)));
        bodies.put("trailing text", RawEvent.body(good + "x"));
        bodies.put("two objects", RawEvent.body(good + good));
        bodies.put("comment", RawEvent.body("/* */" + good));
        bodies.put("single quotes", RawEvent.body(good.replace('"', '\'')));
        bodies.put("unknown member", RawEvent.body("{\"surprise\":1," + good.substring(1)));
        bodies.put("empty member name", RawEvent.body("{\"\":1," + good.substring(1)));
        bodies.put("member twice", RawEvent.body("{\"" + member + "\":" + quoted(valid) + "," + good.substring(1)));
        for (String wrong : wrongTypes()) {
            bodies.put(member + " is " + head(wrong), RawEvent.body(object(member, wrong)));
        }
        bodies.put("too large", RawEvent.body(good + " ".repeat(LARGEST + 1 - good.length())));
        bodies.put("much too large", RawEvent.body(good + " ".repeat(3 * LARGEST)));
        bodies.put("too large, encoded", RawEvent.encoded(good + " ".repeat(LARGEST + 1 - good.length())));
        bodies.put("too large in bytes, not in characters", RawEvent.body(object(member, quoted("é".repeat(2100)))));
        bodies.put("no base64", RawEvent.body(good).flaggedBase64());
        bodies.put("base64 of nothing sensible", RawEvent.body("AAAA").flaggedBase64());
        bodies.put("base64 without its end", RawEvent.body("e").flaggedBase64());
        bodies.put(
                "base64 that is not flagged",
                RawEvent.body(String.valueOf(RawEvent.encoded(good).body())));
        bodies.put("latin 1", RawEvent.bytes(object(member, quoted("é")).getBytes(StandardCharsets.ISO_8859_1)));
        bodies.put("utf 16", RawEvent.bytes(good.getBytes(StandardCharsets.UTF_16)));
        bodies.put("broken utf 8", RawEvent.bytes(new byte[] {'{', '"', (byte) 0xc3, '"', '}'}));
        return bodies;
    }

    private static List<String> wrongTypes() {
        List<String> values =
                new ArrayList<>(List.of("1", "123456", "2348031234567", "1e400", "-0.5", "true", "[]", "{}"));
        values.add("[\"123456\"]");
        values.add("9".repeat(2000));
        values.add("[".repeat(1000) + "]".repeat(1000));
        values.add("{\"a\":".repeat(500) + "1" + "}".repeat(500));
        values.add("\"\\ud800\"");
        values.add("\"\\udc00\\ud800\"");
        values.add("\"\\x\"");
        return values;
    }

    private static String object(String member, String value) {
        return "{\"" + member + "\":" + value + "}";
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static String head(String text) {
        return text.substring(0, Math.min(20, text.length()));
    }
}
