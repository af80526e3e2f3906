package dev.twoticks.local.simulation;

import dev.twoticks.verification.DeliveryWorkflow;
import dev.twoticks.verification.Event;
import dev.twoticks.verification.EventLog;
import dev.twoticks.verification.FixedPolicy;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.WorkflowStart;
import dev.twoticks.verification.application.Application;
import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.application.TestNumber;
import dev.twoticks.verification.delivery.CodeMessage;
import dev.twoticks.verification.delivery.CodeSender;
import dev.twoticks.verification.delivery.SendOutcome;
import dev.twoticks.verification.idempotency.Repeatable;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.limit.RequestWindows;
import dev.twoticks.verification.limit.Window;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// What is wrong with the service around its store.
final class ServiceBug {

    private ServiceBug() {}

    static Bug checksWithTheNewestKey() {
        return new Bug() {
            @Override
            public KeyRing keys(KeyRing behind) {
                return NewestKeysAlone.ofCodes(behind);
            }
        };
    }

    static Bug forgetsThePhoneKeyBefore() {
        return new Bug() {
            @Override
            public KeyRing keys(KeyRing behind) {
                return NewestKeysAlone.ofNumbers(behind);
            }
        };
    }

    static Bug checksByASlowClock() {
        return new Bug() {
            @Override
            public Clock clock(Clock behind) {
                return Clock.offset(behind, Duration.ofMinutes(-2));
            }
        };
    }

    static Bug waitsLongerThanTheCodeLives() {
        return new Bug() {
            @Override
            public String machine(String shipped) {
                return shipped.replace(
                        "\"TimeoutSecondsPath\": \"$.plan.sms_wait_seconds\"", "\"TimeoutSeconds\": 800");
            }
        };
    }

    static Bug saysStartedWhateverBecameOfIt() {
        return new Bug() {
            @Override
            public Fates fates(Fates behind, RandomGenerator random) {
                return refusingWorkflows(behind, random);
            }

            @Override
            public DeliveryWorkflow workflow(DeliveryWorkflow behind) {
                return (ref, round, plan) -> {
                    WorkflowStart _ = behind.start(ref, round, plan);
                    return new WorkflowStart.Confirmed();
                };
            }
        };
    }

    static Bug takesBackWhatARepetitionWasTold() {
        return new Bug() {
            @Override
            public Fates fates(Fates behind, RandomGenerator random) {
                return refusingWorkflows(behind, random);
            }

            @Override
            public VerificationStore store(VerificationStore behind) {
                return MutatedStore.instead(behind, "noteStarted", (_, _) -> true);
            }
        };
    }

    /// Both tries must be refused, which chance alone seldom does.
    private static Fates refusingWorkflows(Fates behind, RandomGenerator random) {
        return (caller, point) ->
                point.equals("startExecution") && random.nextInt(3) == 0 ? Fate.REFUSED : behind.of(caller, point);
    }

    static Bug givesBackPlacesThatOthersPassBy() {
        return new Bug() {
            @Override
            public Story story() {
                return Story.repeatedStarts();
            }

            @Override
            public Fates fates(Fates behind, RandomGenerator random) {
                return refusingWorkflows(behind, random);
            }

            @Override
            public RequestWindows windows(RequestWindows behind) {
                return new RequestWindows() {
                    @Override
                    public Count count(Window window) {
                        return behind.count(window);
                    }

                    @Override
                    public void giveBack(Window it) {
                        behind.giveBack(it.unnamed());
                    }
                };
            }
        };
    }

    static Bug logsTheMessage() {
        return new Bug() {
            @Override
            public CodeSender sender(CodeSender behind, EventLog events) {
                return new CodeSender() {
                    @Override
                    public String provider() {
                        return behind.provider();
                    }

                    @Override
                    public SendOutcome send(CodeMessage message) {
                        SendOutcome outcome = behind.send(message);
                        events.record(
                                new Event("debug", Map.of("to", message.to().e164())));
                        return outcome;
                    }
                };
            }
        };
    }

    static Bug forgetsWhoAsks() {
        return new Bug() {
            @Override
            public Caller caller(Caller asks, Caller owner) {
                return owner;
            }
        };
    }

    static Bug countsInNoWindow() {
        return new Bug() {
            @Override
            public RequestWindows windows(RequestWindows behind) {
                return new UncountedWindows();
            }
        };
    }

    static Bug takesAllRequestsOfAKeyForOne() {
        return new Bug() {
            @Override
            public Repeatable repeatable(Repeatable asked) {
                return Repeatable.of(asked.key(), "");
            }
        };
    }

    static Bug knowsNoTestNumbers() {
        return testNumbers(_ -> List.of());
    }

    static Bug letsTestNumbersLiveOn() {
        return testNumbers(all -> all.stream()
                .map(it -> new TestNumber(it.number(), it.code(), it.until().plusDays(30)))
                .toList());
    }

    private static Bug testNumbers(UnaryOperator<List<TestNumber>> others) {
        return new Bug() {
            @Override
            public Story story() {
                return Story.testNumbers();
            }

            @Override
            public void change(FixedPolicy policy) {
                for (String client : Person.CLIENTS) {
                    Application application = policy.application(client).orElseThrow();
                    policy.put(Allowances.with(application, others.apply(application.testNumbers())));
                }
            }
        };
    }
}
