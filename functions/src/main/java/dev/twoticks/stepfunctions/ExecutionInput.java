package dev.twoticks.stepfunctions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.plan.Plan;

/// What an execution starts with: ref, round and plan, and nothing a stranger could use, because the history
/// keeps it for 90 days. Always in the same order: a repeated start counts as the same one only with the very
/// same text.
final class ExecutionInput {

    private ExecutionInput() {}

    static String of(Ref ref, int round, Plan plan) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.put("ref", ref.hex());
        input.put("round", round);
        input.putObject("plan")
                .put("country", plan.country().code())
                .put("first", plan.first().wire())
                .put("whatsapp_wait_seconds", plan.whatsappWait().toSeconds())
                .put("sms_wait_seconds", plan.smsWait().toSeconds())
                .put("sms_leg", plan.smsLeg());
        return input.toString();
    }
}
