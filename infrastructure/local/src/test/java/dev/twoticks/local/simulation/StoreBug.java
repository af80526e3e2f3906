package dev.twoticks.local.simulation;

import dev.twoticks.verification.CheckCommit;
import dev.twoticks.verification.Claim;
import dev.twoticks.verification.ClaimCommit;
import dev.twoticks.verification.Gates;
import dev.twoticks.verification.PhoneTrace;
import dev.twoticks.verification.StartCommit;
import dev.twoticks.verification.StartWrite;
import dev.twoticks.verification.StoredStatus;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.budget.BudgetCommit;
import dev.twoticks.verification.budget.BudgetCounts;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.idempotency.KeptRequest;
import java.util.List;
import java.util.Optional;

/// Conditions that a store does not hold.
interface StoreBug extends Bug {

    @Override
    VerificationStore store(VerificationStore behind);

    static StoreBug approvesTwice() {
        return behind -> MutatedStore.answers(
                behind,
                "approve",
                (answer, _) -> answer instanceof CheckCommit.Refused(Verification current)
                                && current.stored() == StoredStatus.APPROVED
                        ? new CheckCommit.Committed(current.checks(), null)
                        : answer);
    }

    static StoreBug claimsATakenSlot() {
        return behind -> MutatedStore.answers(
                behind,
                "claim",
                (answer, arguments) -> answer instanceof ClaimCommit.Held(Verification current)
                                && arguments[0] instanceof Claim claim
                                && current.pointless(claim.delivery().round(), claim.now())
                                        .isEmpty()
                        ? new ClaimCommit.Claimed(current)
                        : answer);
    }

    static StoreBug claimsWhateverTheStatus() {
        return behind -> MutatedStore.answers(
                behind,
                "claim",
                (answer, _) -> answer instanceof ClaimCommit.Refused(Verification current)
                        ? new ClaimCommit.Claimed(current)
                        : answer);
    }

    static StoreBug startsFromAStaleRead() {
        return behind -> MutatedStore.answers(
                behind,
                "start",
                (answer, arguments) -> answer instanceof StartCommit.PhoneChanged(var current)
                                && arguments[0] instanceof StartWrite write
                        ? behind.start(new StartWrite(
                                write.verification(), current, write.probed(), write.now(), write.kept()))
                        : answer);
    }

    static StoreBug revealsBeforeItCounts() {
        return behind -> MutatedStore.instead(
                behind,
                "countWrong",
                (_, arguments) -> new CheckCommit.Committed(((Verification) arguments[0]).checks() + 1, null));
    }

    static StoreBug sendsBeyondTheBudget() {
        return behind -> MutatedStore.answers(
                behind,
                "takeBudget",
                (answer, _) -> answer instanceof BudgetCommit.Refused(BudgetCounts current)
                        ? new BudgetCommit.Taken(current)
                        : answer);
    }

    static StoreBug returnsABudgetTwice() {
        return behind -> MutatedStore.of(behind, (method, _, call) -> {
            if (method.getName().equals("returnBudget")) {
                call.make();
            }
            return call.make();
        });
    }

    static StoreBug readsNoBreakers() {
        return behind -> MutatedStore.answers(
                behind,
                "gates",
                (answer, _) -> answer instanceof Gates it
                        ? new Gates(it.activity(), it.lock(), it.provider(), it.budget(), List.of(), it.kept())
                        : answer);
    }

    static StoreBug letsEverybodyProbe() {
        return behind -> MutatedStore.instead(behind, "probeBreaker", (_, _) -> true);
    }

    /// A check's key is written nowhere.
    static StoreBug forgetsTheKeysOfChecks() {
        return behind -> MutatedStore.of(behind, (_, arguments, call) -> {
            if (arguments[arguments.length - 1] instanceof KeptRequest) {
                arguments[arguments.length - 1] = null;
            }
            return call.make();
        });
    }

    /// A start's key is written nowhere.
    static StoreBug forgetsTheKeysOfStarts() {
        return behind -> MutatedStore.of(behind, (_, arguments, call) -> {
            if (arguments[0] instanceof StartWrite write) {
                arguments[0] = new StartWrite(write.verification(), write.read(), write.probed(), write.now());
            }
            return call.make();
        });
    }

    /// What was kept under a key is not found by whoever looks for it.
    static StoreBug findsNothingKept() {
        return behind -> MutatedStore.instead(behind, "kept", (_, _) -> Optional.empty());
    }

    /// An erasure takes the number away and what it led to stays.
    static StoreBug erasesTheNumberAlone() {
        return behind -> MutatedStore.instead(behind, "remove", (_, arguments) -> behind.find((Ref) arguments[0]));
    }

    /// An erasure takes whatever was started since it looked for gone as well.
    static StoreBug erasesWhatHasChanged() {
        return behind -> MutatedStore.of(behind, (method, arguments, call) -> {
            if (method.getName().equals("forget")) {
                arguments[0] = ((List<?>) arguments[0])
                        .stream()
                                .map(it -> behind.trace(((PhoneTrace) it).phone()))
                                .toList();
            }
            return call.make();
        });
    }

    static StoreBug unlocksNothing() {
        return behind -> MutatedStore.instead(behind, "unlock", (_, _) -> true);
    }

    /// Looked for in this story.
    static Bug in(Story story, StoreBug bug) {
        return new Bug() {
            @Override
            public Story story() {
                return story;
            }

            @Override
            public VerificationStore store(VerificationStore behind) {
                return bug.store(behind);
            }
        };
    }
}
