package dev.twoticks.local.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// What goes back to a caller, or does not.
sealed interface Reply {

    /// For the record of requests.
    String words();

    /// An HTTP answer.
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Answer(int status, String contentType, byte[] body, Map<String, String> headers) implements Reply {

        static Answer json(int status, JsonNode body) {
            return new Answer(status, "application/json", body.toString().getBytes(UTF_8), Map.of());
        }

        static Answer html(int status, String body) {
            return new Answer(status, "text/html; charset=utf-8", body.getBytes(UTF_8), Map.of());
        }

        static Answer empty(int status) {
            return new Answer(status, "", new byte[0], Map.of());
        }

        Answer with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Answer(status, contentType, body, Map.copyOf(more));
        }

        @Override
        public String words() {
            return Integer.toString(status);
        }
    }

    /// No answer.
    enum Silence implements Reply {
        DROPPED,
        HANGING;

        @Override
        public String words() {
            return switch (this) {
                case DROPPED -> "connection closed";
                case HANGING -> "no answer";
            };
        }
    }
}
