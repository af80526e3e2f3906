package dev.twoticks.local.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.twoticks.local.clock.Timers;
import dev.twoticks.local.workflow.FunctionAnswer;
import dev.twoticks.local.workflow.FunctionInvoker;
import dev.twoticks.verification.DeliveryTask;
import dev.twoticks.verification.GiveUp;
import dev.twoticks.verification.GiveUpResult;
import dev.twoticks.verification.InParallel;
import dev.twoticks.verification.SendCode;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.TaskToken;
import dev.twoticks.verification.phone.Country;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The two functions of the state machine, as Lambda runs them: at times refused for load, run twice, ended in the
/// middle, or timed out after they have done everything.
final class Lambdas implements FunctionInvoker {

    static final String SEND = "arn:aws:lambda:eu-west-1:000000000000:function:SendCode:live";
    static final String GIVE_UP = "arn:aws:lambda:eu-west-1:000000000000:function:GiveUp:live";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Scheduler scheduler;
    private final Timers timers;
    private final RandomGenerator random;
    private final Watch watch;
    private final int troubleIn;
    private @Nullable SendCode sendCode;
    private @Nullable GiveUp giveUp;

    /// @param troubleIn one call in so many meets trouble of Lambda's own; 0 for never
    Lambdas(Scheduler scheduler, Timers timers, RandomGenerator random, Watch watch, int troubleIn) {
        this.scheduler = scheduler;
        this.timers = timers;
        this.random = random;
        this.watch = watch;
        this.troubleIn = troubleIn;
    }

    void deploy(SendCode sends, GiveUp givesUp) {
        sendCode = sends;
        giveUp = givesUp;
    }

    private enum Trouble {
        THROTTLED,
        RUN_TWICE,
        ANSWER_LOST,
        FROZEN
    }

    @Override
    public void invoke(String functionArn, String payloadJson, Consumer<FunctionAnswer> answer) {
        Trouble trouble = trouble();
        Duration cold = Duration.ofMillis(random.nextInt(1, 400));
        if (trouble == Trouble.THROTTLED) {
            timers.after(
                    cold,
                    () -> answer.accept(
                            new FunctionAnswer.Failed("Lambda.TooManyRequestsException", "Rate Exceeded.")));
            return;
        }
        if (trouble == Trouble.RUN_TWICE) {
            Duration later = Duration.ofMillis(random.nextInt(random.nextBoolean() ? 1_000 : 100_000));
            scheduler.start(cold.plus(later), invocation(functionArn, payloadJson, _ -> {}));
        }
        scheduler.start(cold, invocation(functionArn, payloadJson, given -> {
            if (trouble == Trouble.ANSWER_LOST || trouble == Trouble.FROZEN) {
                Duration frozen = trouble == Trouble.FROZEN ? Duration.ofSeconds(20) : Duration.ZERO;
                timers.after(
                        frozen, () -> answer.accept(new FunctionAnswer.Failed("Sandbox.Timedout", "Task timed out")));
            } else {
                answer.accept(given);
            }
        }));
    }

    private @Nullable Trouble trouble() {
        if (troubleIn == 0 || random.nextInt(troubleIn) != 0) {
            return null;
        }
        Trouble trouble = Trouble.values()[random.nextInt(Trouble.values().length)];
        watch.happened("lambda " + trouble);
        return trouble;
    }

    private Invocation invocation(String functionArn, String payloadJson, Consumer<FunctionAnswer> answer) {
        String name = functionArn.equals(GIVE_UP) ? "GiveUp" : "SendCode";
        return new Invocation(name, true, () -> {
            FunctionAnswer given;
            try {
                given = new FunctionAnswer.Returned(run(functionArn, payloadJson));
            } catch (RuntimeException e) {
                World.expectOutage(e);
                given = new FunctionAnswer.Failed("dev.twoticks.function.TaskFailedException", "");
            } catch (Crash _) {
                given = new FunctionAnswer.Failed("Runtime.ExitError", "exit status 1");
            }
            answer.accept(given);
        });
    }

    private String run(String functionArn, String payloadJson) {
        if (sendCode == null || giveUp == null) {
            throw new IllegalStateException("called before it was deployed");
        }
        JsonNode payload = parsed(payloadJson);
        Ref ref = new Ref(payload.path("ref").textValue());
        int round = payload.path("round").intValue();
        if (functionArn.equals(GIVE_UP)) {
            GiveUpResult result = giveUp.giveUp(ref, round);
            return result instanceof GiveUpResult.Failed ? "{\"outcome\":\"failed\"}" : "{\"outcome\":\"not_needed\"}";
        }
        DeliveryTask task = new DeliveryTask(
                ref,
                new DeliveryId(round, payload.path("leg").intValue()),
                Channel.parse(payload.path("channel").textValue()).orElseThrow(),
                Country.parse(payload.path("country").textValue()).orElseThrow(),
                new TaskToken(payload.path("taskToken").textValue()));
        SendCode function = sendCode;
        InParallel.inTurn(() -> function.send(task));
        return "{}";
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the engine sent a payload that is not JSON", e);
        }
    }
}
