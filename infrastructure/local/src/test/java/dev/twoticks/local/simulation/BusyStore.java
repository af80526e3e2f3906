package dev.twoticks.local.simulation;

import dev.twoticks.verification.CheckCommit;
import dev.twoticks.verification.StartCommit;
import dev.twoticks.verification.StartWrite;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.idempotency.KeptRequest;
import java.util.random.RandomGenerator;

/// A store whose transactions under an idempotency key at times meet others to the end: nothing is written, and the
/// request may be the same one that is in flight. Other transactions that do are an outage like any.
final class BusyStore {

    private final RandomGenerator random;
    private final int meetsIn;

    /// @param meetsIn one of so many meets others; 0 for none
    BusyStore(RandomGenerator random, int meetsIn) {
        this.random = random;
        this.meetsIn = meetsIn;
    }

    VerificationStore of(VerificationStore behind) {
        return MutatedStore.of(behind, (method, arguments, call) -> {
            Object last = arguments[arguments.length - 1];
            if (last instanceof StartWrite start && start.kept() != null && meets()) {
                return new StartCommit.KeyInFlight();
            }
            return last instanceof KeptRequest && meets() ? new CheckCommit.KeyInFlight() : call.make();
        });
    }

    private boolean meets() {
        return meetsIn > 0 && random.nextInt(meetsIn) == 0;
    }
}
