package dev.twoticks.local.simulation;

import dev.twoticks.verification.DeliveryWorkflow;
import dev.twoticks.verification.EventLog;
import dev.twoticks.verification.FixedPolicy;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.delivery.CodeSender;
import dev.twoticks.verification.idempotency.Repeatable;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.limit.RequestWindows;
import java.time.Clock;
import java.util.random.RandomGenerator;

/// The places at which a guard may be taken out of a world. Each is as it should be, but for the one that a bug
/// overrides.
interface Bug {

    /// What happens in the world that it is looked for in.
    default Story story() {
        return Story.any();
    }

    /// What becomes of awaited calls in it.
    default Fates fates(Fates behind, RandomGenerator random) {
        return behind;
    }

    default VerificationStore store(VerificationStore behind) {
        return behind;
    }

    default DeliveryWorkflow workflow(DeliveryWorkflow behind) {
        return behind;
    }

    default CodeSender sender(CodeSender behind, EventLog events) {
        return behind;
    }

    default KeyRing keys(KeyRing behind) {
        return behind;
    }

    default RequestWindows windows(RequestWindows behind) {
        return behind;
    }

    /// The owner's files.
    default void change(FixedPolicy policy) {}

    /// The clock of checks.
    default Clock clock(Clock behind) {
        return behind;
    }

    /// As whom somebody is taken.
    default Caller caller(Caller asks, Caller owner) {
        return asks;
    }

    /// As which request one is taken that has an idempotency key.
    default Repeatable repeatable(Repeatable asked) {
        return asked;
    }

    /// The definition of the machine that is shipped.
    default String machine(String shipped) {
        return shipped;
    }
}
