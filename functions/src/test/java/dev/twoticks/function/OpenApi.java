package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The shipped contract, `infrastructure/openapi.yaml`.
final class OpenApi {

    static final OpenApi SHIPPED = read(Path.of("../infrastructure/openapi.yaml"));

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete", "head", "options");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Object> document;

    private OpenApi(Map<String, Object> document) {
        this.document = document;
    }

    private static OpenApi read(Path file) {
        try {
            return new OpenApi(
                    object(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(Files.readString(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Operations by route, as API Gateway writes routes.
    Map<String, Map<String, Object>> operations() {
        Map<String, Map<String, Object>> operations = new LinkedHashMap<>();
        object(document.get("paths"))
                .forEach((path, item) -> object(item).forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        operations.put(method.toUpperCase(Locale.ROOT) + " " + path, object(operation));
                    }
                }));
        return operations;
    }

    /// Answers of a route by status.
    Map<Integer, Map<String, Object>> responses(String route) {
        Map<Integer, Map<String, Object>> responses = new LinkedHashMap<>();
        object(operation(route).get("responses"))
                .forEach((status, response) -> responses.put(Integer.valueOf(status), resolve(response)));
        return responses;
    }

    /// The problem types of a route, by the last part of their URI.
    Set<String> problems(String route) {
        Set<String> types = new TreeSet<>();
        responses(route).forEach((status, response) -> {
            if (status >= 400 && response.containsKey("content")) {
                types.addAll(object(media(response, "application/problem+json").get("examples"))
                        .keySet());
            }
        });
        return types;
    }

    Map<String, Object> component(String kind, String name) {
        return object(object(object(document.get("components")).get(kind)).get(name));
    }

    Map<String, Object> components(String kind) {
        return object(object(document.get("components")).get(kind));
    }

    /// The schema of a request's body.
    Map<String, Object> requestSchema(String route) {
        Map<String, Object> content =
                object(object(operation(route).get("requestBody")).get("content"));
        return resolve(object(content.values().iterator().next()).get("schema"));
    }

    /// What is wrong with an answer; nothing if it is one of those that are documented.
    List<String> faults(String route, APIGatewayV2HTTPResponse answer) {
        Map<String, Object> response = responses(route).get(answer.getStatusCode());
        if (response == null) {
            return List.of(route + " answers an undocumented " + answer.getStatusCode());
        }
        Map<String, String> headers = new LinkedHashMap<>(answer.getHeaders());
        @Nullable String type = headers.remove("content-type");
        List<String> faults = new ArrayList<>(headerFaults(response, headers));
        if (!response.containsKey("content")) {
            if (answer.getBody() != null || type != null) {
                faults.add("a body where none is documented");
            }
            return faults;
        }
        Object body = json(answer.getBody());
        Map<String, Object> media = media(response, String.valueOf(type));
        faults.addAll(schema().faults(media.get("schema"), body, "body"));
        if (answer.getStatusCode() >= 400 && !object(media.get("examples")).containsKey(problem(answer))) {
            faults.add("undocumented problem " + problem(answer));
        }
        return faults;
    }

    JsonSchema schema() {
        return new JsonSchema(this);
    }

    /// The last part of a problem's type; nothing for other answers.
    static @Nullable String problem(APIGatewayV2HTTPResponse answer) {
        return answer.getBody() != null && object(json(answer.getBody())).get("type") instanceof String uri
                ? uri.substring(ProblemType.BASE.length())
                : null;
    }

    static Object json(String text) {
        try {
            return JSON.readValue(text, Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a `$ref` stands for, and anything else itself.
    Map<String, Object> resolve(@Nullable Object node) {
        Map<String, Object> object = object(node);
        if (object.get("$ref") instanceof String ref) {
            Object found = document;
            for (String part : ref.substring("#/".length()).split("/", -1)) {
                found = Objects.requireNonNull(object(found).get(part), ref);
            }
            return object(found);
        }
        return object;
    }

    @SuppressWarnings("unchecked") // keys of documents are strings
    static Map<String, Object> object(@Nullable Object node) {
        if (node instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new AssertionError("not an object: " + node);
    }

    static Map<String, Object> media(Map<String, Object> response, String type) {
        return object(object(response.get("content")).get(type));
    }

    private Map<String, Object> operation(String route) {
        return Objects.requireNonNull(operations().get(route), route);
    }

    private List<String> headerFaults(Map<String, Object> response, Map<String, String> headers) {
        List<String> faults = new ArrayList<>();
        Set<String> undocumented = new TreeSet<>(headers.keySet());
        object(response.get("headers")).forEach((name, header) -> {
            String value = headers.get(name.toLowerCase(Locale.ROOT));
            undocumented.remove(name.toLowerCase(Locale.ROOT));
            if (value != null) {
                faults.addAll(schema().faults(resolve(header).get("schema"), value, name));
            } else if (Boolean.TRUE.equals(resolve(header).get("required"))) {
                faults.add("without header " + name);
            }
        });
        undocumented.forEach(name -> faults.add("undocumented header " + name));
        return faults;
    }
}
