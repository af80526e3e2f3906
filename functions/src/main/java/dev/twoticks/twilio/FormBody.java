package dev.twoticks.twilio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A form body, decoded once and strictly. What a lenient reader would repair, the signature was not made for.
final class FormBody {

    private FormBody() {}

    /// Names and decoded values, empty ones kept, nothing trimmed. Empty if a name comes twice or is missing,
    /// or an escape or the UTF-8 in it is malformed.
    static Optional<Map<String, String>> decode(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                return Optional.empty();
            }
            Optional<String> name = text(pair.substring(0, equals));
            Optional<String> value = text(pair.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty() || fields.putIfAbsent(name.get(), value.get()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(fields);
    }

    private static Optional<String> text(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int at = 0; at < encoded.length(); at++) {
            char c = encoded.charAt(at);
            if (c == '%') {
                if (at + 2 >= encoded.length()
                        || !HexFormat.isHexDigit(encoded.charAt(at + 1))
                        || !HexFormat.isHexDigit(encoded.charAt(at + 2))) {
                    return Optional.empty();
                }
                bytes.write(HexFormat.fromHexDigits(encoded, at + 1, at + 3));
                at += 2;
            } else if (c > '~' || c < ' ') {
                return Optional.empty();
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }
}
