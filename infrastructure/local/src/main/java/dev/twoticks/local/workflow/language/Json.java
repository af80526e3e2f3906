package dev.twoticks.local.workflow.language;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// JSON as the workflow reads it: no repeated keys, nothing after the value, at most [#MAXIMUM_BYTES] where data flows.
public final class Json {

    /// What Step Functions lets an input, an output or a payload weigh, in bytes of UTF-8.
    public static final int MAXIMUM_BYTES = 262_144;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /// Reads one value.
    ///
    /// @throws JsonProcessingException if `text` is not exactly one JSON value; its message may quote the text
    public static JsonNode parse(String text) throws JsonProcessingException {
        JsonNode node = MAPPER.readTree(text);
        if (node.isMissingNode()) {
            throw new EmptyText();
        }
        return node;
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether a text is heavier than data may be.
    public static boolean tooLong(String text) {
        boolean clearlyFits = text.length() <= MAXIMUM_BYTES / 3;
        return !clearlyFits && text.getBytes(StandardCharsets.UTF_8).length > MAXIMUM_BYTES;
    }

    /// The text of data about to flow on.
    ///
    /// @throws StateFailure `States.DataLimitExceeded`
    public static String flowing(JsonNode node, String what) {
        String text = text(node);
        if (tooLong(text)) {
            throw new StateFailure(
                    ErrorNames.DATA_LIMIT_EXCEEDED, what + " exceeds the maximum of " + MAXIMUM_BYTES + " bytes");
        }
        return text;
    }

    private static final class EmptyText extends JsonProcessingException {
        EmptyText() {
            super("an empty text is not JSON");
        }
    }
}
