package dev.twoticks.local.template;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What roles allow: action to resources.
final class Permissions {

    private Permissions() {}

    /// By the template: the function's or state machine's own policies, and those attached to its role.
    static Map<String, Set<String>> granted(Deployed deployed, Properties holder) {
        Stream<Properties> attached = deployed.ofType("AWS::IAM::RolePolicy")
                .filter(it -> it.text("RoleName").equals(holder.logicalId() + "Role"))
                .map(it -> it.map("PolicyDocument"));
        Map<String, Set<String>> granted = new TreeMap<>();
        Stream.concat(holder.maps("Policies").stream(), attached)
                .flatMap(it -> it.maps("Statement").stream())
                .forEach(statement -> statement
                        .list("Action")
                        .forEach(action -> granted.computeIfAbsent(action, _ -> new TreeSet<>())
                                .addAll(resources(statement))));
        return granted;
    }

    /// By the code, on the resources that the function's environment names.
    static Map<String, Set<String>> needed(Deployed deployed, FunctionSpec function) {
        Map<String, Set<String>> needed = new TreeMap<>();
        for (String action : HandlerCalls.actions(function.handlerClass())) {
            needed.put(action, resources(action, deployed, function));
        }
        return needed;
    }

    private static Set<String> resources(Properties statement) {
        return statement.values().get("Resource") instanceof String one
                ? Set.of(one)
                : new TreeSet<>(statement.list("Resource"));
    }

    private static Set<String> resources(String action, Deployed deployed, FunctionSpec function) {
        return switch (action.substring(0, action.indexOf(':'))) {
            case "dynamodb" ->
                Set.of("arn:aws:dynamodb:eu-west-1:000000000000:table/"
                        + Objects.requireNonNullElse(
                                function.environment().get("TABLE_NAME"), "none in its environment"));
            case "states" -> Set.of(deployed.service().stateMachine().arn());
            case "secretsmanager" -> {
                Set<String> secrets = new TreeSet<>();
                function.environment().forEach((name, value) -> {
                    if (name.endsWith("_SECRET")) {
                        secrets.add(value);
                    }
                });
                yield secrets;
            }
            default -> Set.of();
        };
    }
}
