package dev.twoticks.local;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Looks for secrets in whatever was written, in every form they take.
final class Canaries {

    private final Map<String, Predicate<String>> secrets = new LinkedHashMap<>();

    /// Six digits that stand alone: inside a longer word they are chance.
    void code(String code) {
        Pattern alone = Pattern.compile("(?<![0-9A-Za-z])" + code + "(?![0-9A-Za-z])");
        secrets.put("code " + code, alone.asPredicate());
        text("code in base64 " + code, base64(code));
    }

    /// In full, with or without its plus, grouped, encoded.
    void number(String e164) {
        String digits = e164.substring(1);
        Pattern grouped = Pattern.compile(String.join("[ ().-]?", digits.split("")));
        secrets.put("number " + e164, grouped.asPredicate());
        text("number in a URL " + e164, URLEncoder.encode(e164, StandardCharsets.UTF_8));
        text("number in base64 " + e164, base64(e164));
    }

    /// Anything else, as it is and encoded.
    void secret(String kind, String secret) {
        text(kind + " " + secret, secret);
        text(kind + " in a URL " + secret, URLEncoder.encode(secret, StandardCharsets.UTF_8));
        text(kind + " in base64 " + secret, base64(secret));
    }

    /// A key as secrets hold it, and in hex.
    void key(String base64) {
        secret("key", base64);
        text("key in hex", HexFormat.of().formatHex(Base64.getDecoder().decode(base64)));
    }

    /// What was found, by kind, and where.
    List<String> in(String where, String text) {
        List<String> found = new ArrayList<>();
        secrets.forEach((name, finds) -> {
            if (finds.test(text)) {
                found.add(name + " in " + where);
            }
        });
        return found;
    }

    private void text(String name, String text) {
        secrets.put(name, it -> it.contains(text));
    }

    /// Without the end, which depends on what follows.
    private static String base64(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String whole = Base64.getEncoder().encodeToString(bytes);
        return whole.substring(0, bytes.length / 3 * 4);
    }
}
