package dev.twoticks.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Finds the routes, and the functions behind them.
final class HttpReader {

    private static final String TARGET = "integrations/";

    private final ResolvedResources resources;
    private final References names;
    private final Map<String, String> functions;

    HttpReader(ResolvedResources resources, References names, List<FunctionSpec> functions) {
        this.resources = resources;
        this.names = names;
        this.functions = functions.stream().collect(Collectors.toMap(FunctionSpec::arn, FunctionSpec::logicalId));
    }

    CorsSpec cors() {
        Properties cors = resources.only("AWS::ApiGatewayV2::Api").map("CorsConfiguration");
        return new CorsSpec(
                cors.list("AllowOrigins"),
                cors.list("AllowMethods"),
                cors.list("AllowHeaders"),
                cors.list("ExposeHeaders"),
                Duration.ofSeconds(cors.number("MaxAge")));
    }

    /// Settings of a route's own take the place of those of all routes.
    private ThrottleSpec throttle(String routeKey) {
        Properties stage = resources.only("AWS::ApiGatewayV2::Stage");
        Properties settings = stage.map("DefaultRouteSettings");
        if (stage.values().containsKey("RouteSettings")
                && stage.map("RouteSettings").values().containsKey(routeKey)) {
            settings = stage.map("RouteSettings").map(routeKey);
        }
        return new ThrottleSpec(settings.number("ThrottlingRateLimit"), settings.number("ThrottlingBurstLimit"));
    }

    List<RouteSpec> routes() {
        return resources.ofType("AWS::ApiGatewayV2::Route").map(this::route).toList();
    }

    private RouteSpec route(Properties route) {
        String[] key = route.text("RouteKey").split(" ", 2);
        if (key.length != 2) {
            throw route.wrong("RouteKey", "not a method and a path");
        }
        String target = route.text("Target");
        Properties integration = resources
                .ofType("AWS::ApiGatewayV2::Integration")
                .filter(it -> target.equals(TARGET + names.ref(it.logicalId(), it.place())))
                .findFirst()
                .orElseThrow(() -> route.wrong("Target", "not an integration of this template"));
        String function = functions.get(integration.text("IntegrationUri"));
        if (function == null) {
            throw integration.wrong("IntegrationUri", "not a function's alias");
        }
        boolean signed = route.maybe("AuthorizationType").orElse("NONE").equals("AWS_IAM");
        return new RouteSpec(key[0], key[1], function, throttle(route.text("RouteKey")), signed);
    }
}
