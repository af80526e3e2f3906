package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.SecretsManagerRotationEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads events as Lambda's runtime does.
final class LambdaJson {

    private LambdaJson() {}

    static APIGatewayV2HTTPEvent http(String json) {
        return read(APIGatewayV2HTTPEvent.class, json);
    }

    static SecretsManagerRotationEvent rotation(String json) {
        return read(SecretsManagerRotationEvent.class, json);
    }

    /// What a handler of a map is given.
    @SuppressWarnings("unchecked") // keys of JSON objects are strings
    static Map<String, Object> task(String json) {
        return (Map<String, Object>)
                JacksonFactory.getInstance().getSerializer(Map.class).fromJson(json);
    }

    /// Empty for text that Lambda's runtime cannot read, and hands to no function.
    static <T> Optional<T> readable(String json, Function<String, T> reader) {
        try {
            return Optional.ofNullable(reader.apply(json));
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    /// Some events have serialisers of their own; the rest are plain objects to Jackson.
    private static <T> T read(Class<T> type, String json) {
        PojoSerializer<T> serializer = LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
                ? LambdaEventSerializers.serializerFor(type, LambdaJson.class.getClassLoader())
                : JacksonFactory.getInstance().getSerializer(type);
        return serializer.fromJson(json);
    }
}
