package dev.twoticks.local.simulation;

import dev.twoticks.local.workflow.language.DefinitionSubstitutions;
import dev.twoticks.local.workflow.language.StateMachineDefinition;
import dev.twoticks.verification.CheckCommit;
import dev.twoticks.verification.Claim;
import dev.twoticks.verification.ClaimCommit;
import dev.twoticks.verification.DeliveryWorkflow;
import dev.twoticks.verification.Event;
import dev.twoticks.verification.EventLog;
import dev.twoticks.verification.Gates;
import dev.twoticks.verification.StartCommit;
import dev.twoticks.verification.StartWrite;
import dev.twoticks.verification.StoredStatus;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.WorkflowStart;
import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.budget.BudgetCommit;
import dev.twoticks.verification.budget.BudgetCounts;
import dev.twoticks.verification.delivery.CodeMessage;
import dev.twoticks.verification.delivery.CodeSender;
import dev.twoticks.verification.delivery.SendOutcome;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.limit.RequestWindows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A guard that is missing, and the invariant that must notice.
enum PlantedBug {
    NONE(null),

    REVEALS_A_SIXTH_ANSWER(Invariant.I1) {
        @Override
        VerificationStore store(VerificationStore behind) {
            return new UncountedLimits(behind, CheckCommit.Refused.class).store();
        }
    },

    APPROVES_TWICE(Invariant.I2) {
        @Override
        VerificationStore store(VerificationStore behind) {
            return MutatedStore.answers(
                    behind,
                    "approve",
                    (answer, arguments) -> answer instanceof CheckCommit.Refused(Verification current)
                                    && current.stored() == StoredStatus.APPROVED
                            ? new CheckCommit.Committed(current.checks(), null)
                            : answer);
        }
    },

    CLAIMS_A_TAKEN_SLOT(Invariant.I3) {
        @Override
        VerificationStore store(VerificationStore behind) {
            return MutatedStore.answers(
                    behind,
                    "claim",
                    (answer, arguments) -> answer instanceof ClaimCommit.Held(Verification current)
                                    && arguments[0] instanceof Claim claim
                                    && current.pointless(claim.delivery().round(), claim.now())
                                            .isEmpty()
                            ? new ClaimCommit.Claimed(current)
                            : answer);
        }
    },

    CLAIMS_WHATEVER_THE_STATUS(Invariant.I4) {
        @Override
        VerificationStore store(VerificationStore behind) {
            return MutatedStore.answers(
                    behind,
                    "claim",
                    (answer, arguments) -> answer instanceof ClaimCommit.Refused(Verification current)
                            ? new ClaimCommit.Claimed(current)
                            : answer);
        }
    },

    CHECKS_WITH_THE_NEWEST_KEY(Invariant.I5) {
        @Override
        KeyRing keys(KeyRing behind) {
            return NewestKeysAlone.ofCodes(behind);
        }
    },

    CHECKS_BY_A_SLOW_CLOCK(Invariant.I5) {
        @Override
        Clock clock(Clock behind) {
            return Clock.offset(behind, Duration.ofMinutes(-2));
        }
    },

    WRITES_RECEIPTS_AS_THEY_COME(Invariant.I6) {
        @Override
        VerificationStore store(VerificationStore behind) {
            return new LastReceiptShown(behind).store();
        }
    },

    STARTS_FROM_A_STALE_READ(Invariant.I7) {
        @Override
        VerificationStore store(VerificationStore behind) {
            return MutatedStore.answers(
                    behind,
                    "start",
                    (answer, arguments) -> answer instanceof StartCommit.PhoneChanged(var current)
                                    && arguments[0] instanceof StartWrite write
                            ? behind.start(new StartWrite(
                                    write.verification(), current, write.probed(), write.now(), write.kept()))
                            : answer);
        }
    },

    CHECKS_WHILE_LOCKED(Invariant.I8) {
        @Override
        Story story() {
            return Story.daysOfGuesses();
        }

        @Override
        VerificationStore store(VerificationStore behind) {
            return new UncountedLimits(behind, CheckCommit.Locked.class).store();
        }
    },

    WAITS_LONGER_THAN_THE_CODE_LIVES(Invariant.I9) {
        @Override
        String machineText(String shipped) {
            return shipped.replace("\"TimeoutSecondsPath\": \"$.plan.sms_wait_seconds\"", "\"TimeoutSeconds\": 800");
        }
    },

    SAYS_STARTED_WHATEVER_BECAME_OF_IT(Invariant.I9) {
        // both tries must be refused, which chance alone seldom does
        @Override
        Fates fates(Fates behind, RandomGenerator random) {
            return (caller, point) ->
                    point.equals("startExecution") && random.nextInt(4) == 0 ? Fate.REFUSED : behind.of(caller, point);
        }

        @Override
        DeliveryWorkflow workflow(DeliveryWorkflow behind) {
            return (ref, round, plan) -> {
                WorkflowStart _ = behind.start(ref, round, plan);
                return new WorkflowStart.Confirmed();
            };
        }
    },

    REVEALS_BEFORE_IT_COUNTS(Invariant.I10) {
        @Override
        VerificationStore store(VerificationStore behind) {
            return MutatedStore.instead(
                    behind,
                    "countWrong",
                    (_, arguments) -> new CheckCommit.Committed(((Verification) arguments[0]).checks() + 1, null));
        }
    },

    LOGS_THE_MESSAGE(Invariant.I11) {
        @Override
        CodeSender sender(CodeSender behind, EventLog events) {
            return new CodeSender() {
                @Override
                public String provider() {
                    return behind.provider();
                }

                @Override
                public SendOutcome send(CodeMessage message) {
                    SendOutcome outcome = behind.send(message);
                    events.record(new Event("debug", Map.of("to", message.to().e164())));
                    return outcome;
                }
            };
        }
    },

    FORGETS_WHO_ASKS(Invariant.I12) {
        @Override
        Caller caller(Caller asks, Caller owner) {
            return owner;
        }
    },

    UNLOCKS_AND_FORGETS_NOTHING(Invariant.I8) {
        @Override
        Story story() {
            return Story.unlockedGuesses();
        }

        @Override
        VerificationStore store(VerificationStore behind) {
            return MutatedStore.instead(behind, "unlock", (_, _) -> true);
        }
    },

    SENDS_BEYOND_THE_BUDGET(Invariant.I13) {
        @Override
        VerificationStore store(VerificationStore behind) {
            return MutatedStore.answers(
                    behind,
                    "takeBudget",
                    (answer, _) -> answer instanceof BudgetCommit.Refused(BudgetCounts current)
                            ? new BudgetCommit.Taken(current)
                            : answer);
        }
    },

    RETURNS_A_BUDGET_TWICE(Invariant.I13) {
        @Override
        VerificationStore store(VerificationStore behind) {
            return MutatedStore.of(behind, (method, _, call) -> {
                if (method.getName().equals("returnBudget")) {
                    call.make();
                }
                return call.make();
            });
        }
    },

    COUNTS_IN_NO_WINDOW(Invariant.I13) {
        @Override
        RequestWindows windows(RequestWindows behind) {
            return new UncountedWindows();
        }
    },

    READS_NO_BREAKERS(Invariant.I14) {
        @Override
        VerificationStore store(VerificationStore behind) {
            return MutatedStore.answers(
                    behind,
                    "gates",
                    (answer, _) -> answer instanceof Gates it
                            ? new Gates(it.activity(), it.lock(), it.provider(), it.budget(), List.of(), it.kept())
                            : answer);
        }
    },

    LETS_EVERYBODY_PROBE(Invariant.I14) {
        @Override
        VerificationStore store(VerificationStore behind) {
            return MutatedStore.instead(behind, "probeBreaker", (_, _) -> true);
        }
    },

    FORGETS_THE_PHONE_KEY_BEFORE(Invariant.I15) {
        @Override
        KeyRing keys(KeyRing behind) {
            return NewestKeysAlone.ofNumbers(behind);
        }
    };

    private static final Map<PlantedBug, StateMachineDefinition> MACHINES = new ConcurrentHashMap<>();

    private final @Nullable Invariant invariant;

    PlantedBug(@Nullable Invariant invariant) {
        this.invariant = invariant;
    }

    /// Which invariant it breaks; empty for none at all.
    Optional<Invariant> breaks() {
        return Optional.ofNullable(invariant);
    }

    /// What happens in the world that it is looked for in.
    Story story() {
        return Story.any();
    }

    /// What becomes of awaited calls in it.
    Fates fates(Fates behind, RandomGenerator random) {
        return behind;
    }

    VerificationStore store(VerificationStore behind) {
        return behind;
    }

    DeliveryWorkflow workflow(DeliveryWorkflow behind) {
        return behind;
    }

    CodeSender sender(CodeSender behind, EventLog events) {
        return behind;
    }

    KeyRing keys(KeyRing behind) {
        return behind;
    }

    RequestWindows windows(RequestWindows behind) {
        return behind;
    }

    /// The clock of checks.
    Clock clock(Clock behind) {
        return behind;
    }

    /// As whom somebody is taken.
    Caller caller(Caller asks, Caller owner) {
        return asks;
    }

    String machineText(String shipped) {
        return shipped;
    }

    /// The machine that is shipped, with the bug in it if it belongs there.
    StateMachineDefinition machine() {
        return MACHINES.computeIfAbsent(this, it -> {
            DefinitionSubstitutions arns = new DefinitionSubstitutions(
                    Map.of("SendCodeFunctionArn", Lambdas.SEND, "GiveUpFunctionArn", Lambdas.GIVE_UP));
            return StateMachineDefinition.parse(arns.applyTo(it.machineText(shippedText())));
        });
    }

    private static String shippedText() {
        try {
            return Files.readString(Path.of("..", "delivery.asl.json"));
        } catch (IOException e) {
            throw new AssertionError("tests run in the module's folder", e);
        }
    }
}
