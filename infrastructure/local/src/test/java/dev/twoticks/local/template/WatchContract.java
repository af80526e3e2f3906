package dev.twoticks.local.template;

import dev.twoticks.verification.Event;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Logs end, alarms watch something that exists, and tell somebody where there is somebody to tell.
final class WatchContract {

    private static final String STACK = "two-ticks";
    private static final String ALERT = "$.event = \"" + Event.ALERT + "\"";

    /// What each metric counts.
    private static final Map<String, String> PATTERNS = Map.of(
            "CredentialsRefused", "{ " + ALERT + " && $.reason = \"credentials_refused\" }",
            "SpendCap", "{ " + ALERT + " && $.reason = \"spend_cap\" }",
            "BudgetRefused", "{ $.event = \"" + Event.BUDGET_REFUSED + "\" }",
            "Locks", "{ $.event = \"" + Event.LOCKED + "\" }",
            "BreakerOpen", "{ " + ALERT + " && $.reason = \"breaker_open\" }",
            "Alerts",
                    "{ " + ALERT + " && $.reason != \"credentials_refused\" && $.reason != \"spend_cap\""
                            + " && $.reason != \"breaker_open\" }");

    /// The functions that count messages.
    private static final Set<String> SENDING =
            new TreeSet<>(Set.of("StartVerificationLogs", "ResendCodeLogs", "SendCodeLogs"));

    /// A lock alone is told to nobody.
    private static final String LOCKS = Deployed.LOCKS + " in 3600 s";

    private WatchContract() {}

    static List<String> violations(Deployed deployed) {
        Violations violations = new Violations();
        deployed.ofType("AWS::Logs::LogGroup")
                .forEach(it -> violations.unlessEqual(
                        it.maybe("RetentionInDays").orElse("for ever"), "30", it.logicalId() + "'s retention"));
        filters(deployed, violations);
        alarms(deployed, violations);
        return violations.found();
    }

    private static void filters(Deployed deployed, Violations violations) {
        violations.unlessEqual(
                watched(deployed, "CredentialsRefused"), Set.of("SendCodeLogs"), "logs searched for credentials");
        violations.unlessEqual(
                watched(deployed, "Alerts"),
                new TreeSet<>(Set.of("StartVerificationLogs", "ResendCodeLogs", "SendCodeLogs", "RecordReceiptLogs")),
                "logs searched for alerts");
        violations.unlessEqual(
                watched(deployed, "BreakerOpen"),
                new TreeSet<>(Set.of("SendCodeLogs", "RecordReceiptLogs")),
                "logs searched for breakers");
        violations.unlessEqual(watched(deployed, "SpendCap"), SENDING, "logs searched for spend");
        violations.unlessEqual(watched(deployed, "BudgetRefused"), SENDING, "logs searched for budgets");
        violations.unlessEqual(watched(deployed, "Locks"), Set.of("CheckCodeLogs"), "logs searched for locks");
        deployed.ofType("AWS::Logs::MetricFilter")
                .forEach(it -> violations.unlessEqual(
                        it.text("FilterPattern"),
                        PATTERNS.getOrDefault(metric(it), "none"),
                        it.logicalId() + "'s pattern"));
    }

    private static Set<String> watched(Deployed deployed, String metric) {
        return deployed.ofType("AWS::Logs::MetricFilter")
                .filter(it -> metric(it).equals(metric))
                .map(it -> it.text("LogGroupName"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String metric(Properties filter) {
        return filter.maps("MetricTransformations").getFirst().text("MetricName");
    }

    private static void alarms(Deployed deployed, Violations violations) {
        Set<String> metrics = deployed.ofType("AWS::CloudWatch::Alarm")
                .map(it -> it.text("Namespace") + " " + it.text("MetricName"))
                .collect(Collectors.toCollection(TreeSet::new));
        violations.unlessEqual(
                metrics,
                new TreeSet<>(Set.of(
                        "AWS/States ExecutionsFailed",
                        "AWS/States ExecutionsTimedOut",
                        "AWS/Lambda Errors",
                        STACK + " CredentialsRefused",
                        STACK + " BreakerOpen",
                        STACK + " SpendCap",
                        STACK + " BudgetRefused",
                        STACK + " Locks",
                        STACK + " Alerts")),
                "the alarms' metrics");
        deployed.ofType("AWS::CloudWatch::Alarm").forEach(it -> {
            violations.unlessEqual(it.list("AlarmActions"), List.of(Deployed.TOPIC), it.logicalId() + " tells");
            violations.unlessEqual(it.text("TreatMissingData"), "notBreaching", it.logicalId() + " without data");
            violations.unlessEqual(
                    it.text("Threshold") + " in " + it.text("Period") + " s",
                    it.text("MetricName").equals("Locks") ? LOCKS : "1 in 300 s",
                    it.logicalId() + " rings");
            switch (it.text("Namespace")) {
                case "AWS/States" ->
                    watches(
                            it,
                            "StateMachineArn",
                            deployed.service().stateMachine().arn(),
                            violations);
                case "AWS/Lambda" -> watches(it, "FunctionName", "MakeKeys", violations);
                default -> {
                    // metrics of the stack's own logs
                }
            }
        });
        Stream<Properties> quiet = deployed.quiet().ofType("AWS::CloudWatch::Alarm");
        quiet.forEach(it -> violations.unless(
                it.list("AlarmActions").isEmpty(), it.logicalId() + " tells somebody who was not named"));
    }

    private static void watches(Properties alarm, String dimension, String of, Violations violations) {
        violations.unlessEqual(
                alarm.maps("Dimensions").stream().map(Properties::values).toList(),
                List.of(Map.of("Name", dimension, "Value", of)),
                alarm.logicalId() + " watches");
    }
}
