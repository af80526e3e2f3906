package dev.twoticks.local.races;

import dev.twoticks.local.simulation.LastReceiptShown;
import dev.twoticks.verification.Claim;
import dev.twoticks.verification.ClaimCommit;
import dev.twoticks.verification.DeliveryWorkflow;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.plan.Plan;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A guard that is missing, so that the tests can show that they would notice.
enum Mutation {
    NONE,

    /// A claim asks neither for the status nor for the round.
    CLAIMS_WHATEVER_THE_STATUS {
        @Override
        Object changed(Object answer, @Nullable Object first, List<String> commits) {
            if (answer instanceof ClaimCommit.Refused(Verification current) && first instanceof Claim claim) {
                commits.add("claim " + claim.ref() + " " + claim.delivery());
                return new ClaimCommit.Claimed(current);
            }
            return answer;
        }
    },

    /// A slot may be taken twice.
    CLAIMS_A_TAKEN_SLOT {
        @Override
        Object changed(Object answer, @Nullable Object first, List<String> commits) {
            return answer instanceof ClaimCommit.Held(Verification current) ? new ClaimCommit.Claimed(current) : answer;
        }
    },

    /// The last receipt wins, whatever its rank.
    WRITES_RECEIPTS_AS_THEY_COME {
        @Override
        VerificationStore store(VerificationStore behind, List<String> commits) {
            return new LastReceiptShown(behind).store();
        }
    },

    /// Nobody limits the wait by the life of the code.
    WAITS_LONGER_THAN_THE_CODE_LIVES {
        @Override
        DeliveryWorkflow workflow(DeliveryWorkflow behind) {
            return (ref, round, plan) -> behind.start(
                    ref,
                    round,
                    new Plan(
                            plan.country(),
                            plan.first(),
                            plan.whatsappWait(),
                            Duration.ofSeconds(800),
                            plan.success(),
                            plan.reasons()));
        }
    };

    VerificationStore store(VerificationStore behind, List<String> commits) {
        return (VerificationStore) Proxy.newProxyInstance(
                VerificationStore.class.getClassLoader(),
                new Class<?>[] {VerificationStore.class},
                (_, method, arguments) -> {
                    try {
                        Object answer = method.invoke(behind, arguments);
                        return answer == null
                                ? null
                                : changed(answer, arguments == null ? null : arguments[0], commits);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    DeliveryWorkflow workflow(DeliveryWorkflow behind) {
        return behind;
    }

    Object changed(Object answer, @Nullable Object first, List<String> commits) {
        return answer;
    }
}
