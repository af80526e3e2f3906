package dev.twoticks.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.twoticks.config.Service;
import dev.twoticks.config.Setting;
import dev.twoticks.local.template.Deployment;
import dev.twoticks.local.template.FunctionSpec;
import dev.twoticks.local.template.TemplateFile;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A handler of the running service's, under the limits that are shipped, which is sent one request very often
/// at once.
final class Repetitions {

    /// 1,000 in the exhaustive build.
    static final int TIMES = Boolean.getBoolean("test.exhaustive") ? 1_000 : 200;

    private static final int ENVIRONMENTS = 16;

    private final Queue<String> events = new ConcurrentLinkedQueue<>();

    /// Each with a client of its own and one request at a time, as Lambda runs them.
    private final Queue<RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> idle =
            new ConcurrentLinkedQueue<>();

    Repetitions(
            LocalService running,
            String function,
            Function<Service, RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> handlers) {
        for (int n = 0; n < ENVIRONMENTS; n++) {
            idle.add(handlers.apply(service(running, function)));
        }
    }

    static APIGatewayV2HTTPEvent request(String key, String body) {
        APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
        event.setHeaders(Map.of("idempotency-key", key));
        event.setBody(body);
        event.setRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                .withHttp(APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                        .withSourceIp("203.0.113.64")
                        .build())
                .build());
        return event;
    }

    APIGatewayV2HTTPResponse one(APIGatewayV2HTTPEvent request) {
        RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler = idle.remove();
        try {
            return handler.handleRequest(request, noContext());
        } finally {
            idle.add(handler);
        }
    }

    List<APIGatewayV2HTTPResponse> all(APIGatewayV2HTTPEvent request) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(ENVIRONMENTS)) {
            List<Future<APIGatewayV2HTTPResponse>> pending = IntStream.range(0, TIMES)
                    .mapToObj(_ -> threads.submit(() -> one(request)))
                    .toList();
            List<APIGatewayV2HTTPResponse> answers = new ArrayList<>();
            for (Future<APIGatewayV2HTTPResponse> each : pending) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    /// How often each answer came, and what the log says of those that broke.
    String told(List<APIGatewayV2HTTPResponse> answers) {
        Map<String, Long> counts = answers.stream()
                .collect(Collectors.groupingBy(
                        it -> it.getStatusCode() + " " + problem(it), TreeMap::new, Collectors.counting()));
        Map<String, Long> broken = events.stream()
                .filter(it -> it.contains("\"event\":\"broken\""))
                .map(it -> it.substring(it.indexOf("\"event\"")))
                .collect(Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting()));
        return counts + " " + broken;
    }

    /// How many requests a stalled machine has left without an answer of the database.
    long timedOut() {
        return events.stream()
                .filter(it -> it.contains("\"event\":\"broken\"") && it.contains("TimeoutException"))
                .count();
    }

    static String problem(APIGatewayV2HTTPResponse answer) {
        return answer.getBody().replaceAll("(?s).*/problems/([a-z-]+).*|.*", "$1");
    }

    /// The function's service as the running one has it.
    private Service service(LocalService running, String logicalId) {
        FunctionSpec function = TemplateFile.read(Repository.template())
                .resolve(Deployment.local(
                        "us-east-1", Map.of("PublicUrl", running.api().toString())))
                .functions()
                .stream()
                .filter(it -> it.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow();
        Map<String, String> environment = new HashMap<>(function.environment());
        environment.computeIfPresent(Setting.POLICY_DIRECTORY.name(), (_, _) -> String.valueOf(function.layer()));
        environment.put(Setting.AWS_REGION.name(), "us-east-1");
        environment.put("AWS_ENDPOINT_URL", running.awsEndpoint().toString());
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", running.databaseEndpoint().toString());
        return new Service(environment, running.clock(), new SecureRandom(), events::add);
    }

    /// The handlers ask for none.
    @SuppressWarnings("NullAway")
    private static Context noContext() {
        @Nullable Context none = null;
        return none;
    }
}
