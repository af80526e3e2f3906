package dev.twoticks.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.Yaml;

/// The HTTP API offers the public routes, and each function may be called by its own routes only.
final class HttpContract {

    private static final Map<String, String> ROUTES = Map.of(
            "POST /verifications", "StartVerification",
            "GET /verifications/{id}", "ReadVerification",
            "POST /verifications/{id}/checks", "CheckCode",
            "POST /verifications/{id}/deliveries", "ResendCode",
            "DELETE /verifications/{id}", "CancelVerification",
            "POST /twilio/status", "RecordReceipt",
            "POST /operator/phones/unlock", "UnlockPhone",
            "POST /operator/phones/erase", "ErasePhone",
            "GET /.well-known/jwks.json", "Keys",
            "GET /.well-known/openid-configuration", "Keys");

    /// What an access log may hold: nothing of it leads to a verification's id or to a person.
    private static final Set<String> LOGGED = Set.of(
            "requestTimeEpoch",
            "requestId",
            "routeKey",
            "status",
            "responseLatency",
            "integrationStatus",
            "error.responseType");

    /// How much more often receipts may come than requests.
    private static final int RECEIPTS = 10;

    private static final ThrottleSpec NO_THROTTLE = new ThrottleSpec(0, 0);

    private HttpContract() {}

    static List<String> violations(Deployed deployed) {
        Violations violations = new Violations();
        Map<String, String> routes = new TreeMap<>();
        deployed.service().routes().forEach(it -> routes.put(it.key(), it.function()));
        violations.unlessEqual(routes, new TreeMap<>(ROUTES), "the routes");
        deployed.service()
                .routes()
                .forEach(it -> violations.unlessEqual(
                        it.signed(), it.path().startsWith("/operator/"), "IAM's word on " + it.key()));
        Properties api = deployed.resources().only("AWS::ApiGatewayV2::Api");
        violations.unlessEqual(api.text("ProtocolType"), "HTTP", "the API's protocol");
        violations.unless(
                !api.values().containsKey("Body") && !api.values().containsKey("Target"),
                "the API depends on functions by a body or target");
        deployed.ofType("AWS::ApiGatewayV2::Integration").forEach(it -> {
            violations.unlessEqual(it.text("IntegrationType"), "AWS_PROXY", it.logicalId() + "'s type");
            violations.unlessEqual(it.text("PayloadFormatVersion"), "2.0", it.logicalId() + "'s payload");
        });
        cors(deployed, violations);
        stage(deployed.resources().only("AWS::ApiGatewayV2::Stage"), violations);
        receipts(deployed, violations);
        routes.forEach((route, function) -> permission(route, function, deployed, violations));
        return violations.found();
    }

    private static void cors(Deployed deployed, Violations violations) {
        CorsSpec cors = deployed.service().cors();
        violations.unlessEqual(
                new TreeSet<>(cors.origins()), new TreeSet<>(applicationOrigins()), "the default of origins");
        Set<String> methods = new TreeSet<>();
        ROUTES.keySet().forEach(it -> methods.add(it.substring(0, it.indexOf(' '))));
        violations.unlessEqual(new TreeSet<>(cors.methods()), methods, "the methods of other origins");
        violations.unless(cors.exposedHeaders().contains("retry-after"), "browsers do not show Retry-After");
    }

    private static Set<String> applicationOrigins() {
        Map<String, Map<String, Map<String, List<String>>>> file =
                new Yaml().load(Shipped.read("infrastructure/policy/applications.yaml"));
        Set<String> origins = new TreeSet<>();
        Optional.ofNullable(file.get("applications"))
                .ifPresent(it -> it.values().forEach(app -> origins.addAll(app.getOrDefault("origins", List.of()))));
        return origins;
    }

    private static void stage(Properties stage, Violations violations) {
        violations.unlessEqual(stage.text("StageName"), "$default", "the stage's name");
        violations.unlessEqual(stage.text("AutoDeploy"), "true", "automatic deployment");
        String format = stage.map("AccessLogSettings").text("Format");
        for (String logged : format.split("\\$context\\.", -1)) {
            String name = logged.replaceFirst("[^A-Za-z.].*$", "");
            violations.unless(logged.startsWith("{") || LOGGED.contains(name), "the access log holds " + name);
        }
        violations.unless(format.contains("$context.routeKey"), "the access log does not name the route");
    }

    /// Anybody may use up the limit of a public route, so receipts have one that is well above it.
    private static void receipts(Deployed deployed, Violations violations) {
        Map<String, ThrottleSpec> throttles = new TreeMap<>();
        deployed.service().routes().forEach(it -> throttles.put(it.key(), it.throttle()));
        ThrottleSpec others = throttles.getOrDefault("POST /verifications", NO_THROTTLE);
        ThrottleSpec receipts = throttles.getOrDefault("POST /twilio/status", NO_THROTTLE);
        violations.unless(
                receipts.perSecond() >= RECEIPTS * others.perSecond() && receipts.burst() >= RECEIPTS * others.burst(),
                "the throttle of receipts is " + receipts + ", that of others " + others);
        violations.unlessEqual(
                deployed.file().resources().getOrDefault("Stage", Map.of()).get("DependsOn"),
                "RecordReceiptRoute",
                "what the stage waits for");
    }

    /// The path of a permission has a star where a route has a variable, and may have one at its end.
    private static void permission(String route, String function, Deployed deployed, Violations violations) {
        String path = route.replaceFirst(" ", "").replaceAll("\\{[^}]*}", "*");
        List<String> sources = deployed.ofType("AWS::Lambda::Permission")
                .filter(it -> it.text("FunctionName").equals(deployed.arn(function)))
                .filter(it -> it.text("Principal").equals("apigateway.amazonaws.com"))
                .map(it -> it.maybe("SourceArn").orElse("any"))
                .toList();
        String prefix = "arn:aws:execute-api:eu-west-1:000000000000:Api/*/";
        String wellKnown = prefix + "GET/.well-known/*";
        violations.unless(
                sources.equals(List.of(prefix + path))
                        || (sources.equals(List.of(wellKnown))
                                && (prefix + path).startsWith(prefix + "GET/.well-known/")),
                "the permission to call " + function + " for " + route + " is " + sources);
    }
}
