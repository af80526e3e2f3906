package dev.twoticks.local.template;

import java.util.List;
import java.util.Map;

/// The service as a deployment of the template makes it.
///
/// @param cors what browsers are told
/// @param outputs what the deployment prints, by name
public record ServiceTemplate(
        List<FunctionSpec> functions,
        List<RouteSpec> routes,
        CorsSpec cors,
        TableSpec table,
        StateMachineSpec stateMachine,
        List<SecretSpec> secrets,
        Map<String, String> outputs) {

    public ServiceTemplate {
        functions = List.copyOf(functions);
        routes = List.copyOf(routes);
        secrets = List.copyOf(secrets);
        outputs = Map.copyOf(outputs);
    }

    /// The function of this logical id.
    ///
    /// @throws IllegalArgumentException if there is none
    public FunctionSpec function(String logicalId) {
        return functions.stream()
                .filter(it -> it.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no function " + logicalId));
    }

    /// The secret of this logical id.
    ///
    /// @throws IllegalArgumentException if there is none
    public SecretSpec secret(String logicalId) {
        return secrets.stream()
                .filter(it -> it.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no secret " + logicalId));
    }
}
