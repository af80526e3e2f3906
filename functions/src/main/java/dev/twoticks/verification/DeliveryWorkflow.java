package dev.twoticks.verification;

import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.plan.Plan;

/// The state machine that brings one round to the person and waits for receipts.
public interface DeliveryWorkflow {

    /// Starts the round under a name made of ref and round, with nothing but ref, round and plan in its input.
    /// Repeats harmlessly: an execution of that name, running or ended, counts as started. Tries twice.
    WorkflowStart start(Ref ref, int round, Plan plan);
}
