package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The JSON object of a request: at most 4 KiB, every member known, named once, and a string, or a list or an
/// object of such. Numbers are not taken for strings: a code or a phone number sent as a number has lost its
/// zeros.
final class RequestBody {

    private static final int LARGEST = 4 * 1024;
    private static final int DEEPEST = 5;

    private static final JsonMapper MAPPER = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonParser.Feature.ALLOW_COMMENTS)
            .build();

    private final JsonNode object;

    private RequestBody(JsonNode object) {
        this.object = object;
    }

    /// @param known the members this request may have
    /// @throws MalformedRequestException if it is anything else
    static RequestBody of(APIGatewayV2HTTPEvent event, Set<String> known) {
        return of(parse(text(event)), "The body", known);
    }

    private static RequestBody of(@Nullable JsonNode node, String what, Set<String> known) {
        if (node == null || !node.isObject()) {
            throw new MalformedRequestException(what + " is not a JSON object.");
        }
        Set<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new MalformedRequestException(what + " has members other than " + new TreeSet<>(known) + ".");
        }
        return new RequestBody(node);
    }

    /// The same where no body at all counts as an object without members.
    static RequestBody orNothing(APIGatewayV2HTTPEvent event, Set<String> known) {
        return text(event).isEmpty() ? new RequestBody(MAPPER.createObjectNode()) : of(event, known);
    }

    /// The body as text, decoded from base64 where API Gateway encoded it.
    static String text(APIGatewayV2HTTPEvent event) {
        String body = event.getBody() == null ? "" : event.getBody();
        // base64 is a third longer, so a body that is too large either way is not even decoded
        if (body.length() > 2 * LARGEST) {
            throw tooLarge();
        }
        byte[] bytes = event.getIsBase64Encoded() ? decode(body) : body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LARGEST) {
            throw tooLarge();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new MalformedRequestException("The body is not UTF-8.");
        }
    }

    /// The object that is this member, or null if it is missing or JSON's null.
    ///
    /// @param known the members it may have
    @Nullable
    RequestBody object(String name, Set<String> known) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : of(value, name, known);
    }

    /// The strings of a list, empty if the member is missing or JSON's null.
    ///
    /// @param most how many
    /// @param form of each
    /// @param words what they are, for whoever has sent something else
    List<String> list(String name, int most, Pattern form, String words) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        value.forEach(it -> texts.add(it.isTextual() ? it.textValue() : ""));
        if (!value.isArray() || texts.size() > most || !texts.stream().allMatch(form.asMatchPredicate())) {
            throw new MalformedRequestException(name + " is not a list of up to " + most + " " + words + ".");
        }
        return texts;
    }

    /// The member, or null if it is missing or JSON's null.
    ///
    /// @param longest characters
    @Nullable
    String optional(String name, int longest) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new MalformedRequestException(name + " is not a string.");
        }
        if (value.textValue().length() > longest) {
            throw new MalformedRequestException(name + " is longer than " + longest + " characters.");
        }
        // JSON can escape half of a surrogate pair, which no UTF-8 (the table's, the token's) can hold
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value.textValue())) {
            throw new MalformedRequestException(name + " is not Unicode text.");
        }
        return value.textValue();
    }

    String required(String name, int longest) {
        String value = optional(name, longest);
        if (value == null || value.isEmpty()) {
            throw new MalformedRequestException(name + " is missing.");
        }
        return value;
    }

    private static @Nullable JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException _) {
            // its message quotes what was sent
            throw new MalformedRequestException("The body is not JSON, or names a member twice.");
        }
    }

    private static byte[] decode(String body) {
        try {
            return Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException _) {
            throw new MalformedRequestException("The body is not base64 although it says so.");
        }
    }

    private static MalformedRequestException tooLarge() {
        return new MalformedRequestException("The body is larger than " + LARGEST + " bytes.");
    }
}
