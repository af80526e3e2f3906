package dev.twoticks.local.races;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.twoticks.local.clock.VirtualTimers;
import dev.twoticks.local.workflow.FunctionAnswer;
import dev.twoticks.local.workflow.FunctionInvoker;
import dev.twoticks.verification.DeliveryTask;
import dev.twoticks.verification.GiveUp;
import dev.twoticks.verification.GiveUpResult;
import dev.twoticks.verification.SendCode;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.TaskToken;
import dev.twoticks.verification.phone.Country;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The two functions of the state machine. They take their time, are refused at times before they run, and at
/// times their answer is lost after they ran, so that the machine calls again what has been done.
final class Functions implements FunctionInvoker {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SLOWEST_MILLIS = 400;
    private static final int TROUBLE_IN = 10;

    private final VirtualTimers timers;
    private final Random random;
    private final Supplier<SendCode> sendCode;
    private final Supplier<GiveUp> giveUp;
    private final List<Call> calls = new ArrayList<>();
    private boolean troubled;

    private record Call(String function, String payload) {}

    Functions(VirtualTimers timers, Random random, Supplier<SendCode> sendCode, Supplier<GiveUp> giveUp) {
        this.timers = timers;
        this.random = random;
        this.sendCode = sendCode;
        this.giveUp = giveUp;
    }

    @Override
    public void invoke(String functionArn, String payloadJson, Consumer<FunctionAnswer> answer) {
        int trouble = troubled ? TROUBLE_IN : random.nextInt(TROUBLE_IN);
        troubled = trouble <= 1;
        timers.after(Duration.ofMillis(random.nextInt(SLOWEST_MILLIS)), () -> {
            if (trouble == 0) {
                answer.accept(new FunctionAnswer.Failed("Lambda.TooManyRequestsException", "Rate Exceeded."));
                return;
            }
            calls.add(new Call(functionArn, payloadJson));
            String result = run(functionArn, payloadJson);
            answer.accept(
                    trouble == 1
                            ? new FunctionAnswer.Failed("Sandbox.Timedout", "Task timed out")
                            : new FunctionAnswer.Returned(result));
        });
    }

    /// One of the calls before, once more, with its old token: Lambda may run a function twice.
    void callAgain() {
        Call call = calls.get(random.nextInt(calls.size()));
        run(call.function(), call.payload());
    }

    private String run(String functionArn, String payloadJson) {
        JsonNode payload = parsed(payloadJson);
        Ref ref = new Ref(payload.path("ref").textValue());
        int round = payload.path("round").intValue();
        if (functionArn.equals(RaceWorld.GIVE_UP)) {
            GiveUpResult result = giveUp.get().giveUp(ref, round);
            return result instanceof GiveUpResult.Failed ? "{\"outcome\":\"failed\"}" : "{\"outcome\":\"not_needed\"}";
        }
        sendCode.get()
                .send(new DeliveryTask(
                        ref,
                        new DeliveryId(round, payload.path("leg").intValue()),
                        Channel.parse(payload.path("channel").textValue()).orElseThrow(),
                        new Country(payload.path("country").textValue()),
                        new TaskToken(payload.path("taskToken").textValue())));
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
