package dev.twoticks.local.template;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Each role allows what its code calls, on what its code is given, and nothing else.
final class PermissionContract {

    /// What CloudWatch Logs asks of a service that writes to a log group; it knows no narrower resource.
    private static final Set<String> LOG_DELIVERY = Set.of(
            "logs:CreateLogDelivery",
            "logs:GetLogDelivery",
            "logs:UpdateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutResourcePolicy",
            "logs:DescribeResourcePolicies",
            "logs:DescribeLogGroups");

    private PermissionContract() {}

    static List<String> violations(Deployed deployed) {
        Violations violations = new Violations();
        deployed.ofType(ResolvedResources.FUNCTION).forEach(it -> {
            FunctionSpec function = deployed.service().function(it.logicalId());
            violations.unlessEqual(
                    Permissions.granted(deployed, it),
                    Permissions.needed(deployed, function),
                    "what " + it.logicalId() + " may do");
            violations.unless(!it.values().containsKey("Role"), it.logicalId() + " has a role of its own");
        });
        Properties machine = deployed.resources().only(ResolvedResources.STATE_MACHINE);
        Map<String, Set<String>> granted = Permissions.granted(deployed, machine);
        LOG_DELIVERY.forEach(it -> violations.unlessEqual(granted.remove(it), Set.of("*"), it + " of the workflow"));
        violations.unlessEqual(
                granted,
                Map.of("lambda:InvokeFunction", Set.of(deployed.arn("SendCode"), deployed.arn("GiveUp"))),
                "what the workflow may do");
        return violations.found();
    }
}
