package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SecretsManagerRotationEvent;
import dev.twoticks.config.Service;
import dev.twoticks.verification.EventLog;
import dev.twoticks.verification.key.KeyMaker;
import dev.twoticks.verification.key.KeyMaker.Step;
import java.util.Map;

/// Secrets Manager's rotation function: makes the keys when a deployment attaches it, and more of them on schedule.
public final class MakeKeysHandler implements RequestHandler<SecretsManagerRotationEvent, Map<String, String>> {

    private static final Map<String, Step> STEPS = Map.of(
            "createSecret", Step.CREATE,
            "setSecret", Step.SET,
            "testSecret", Step.TEST,
            "finishSecret", Step.FINISH);

    private final KeyMaker keys;
    private final EventLog events;

    public MakeKeysHandler() {
        this(Service.fromEnvironment());
    }

    public MakeKeysHandler(Service service) {
        this(service.keyMaker(), service.events());
    }

    MakeKeysHandler(KeyMaker keys, EventLog events) {
        this.keys = keys;
        this.events = events;
    }

    @Override
    public Map<String, String> handleRequest(SecretsManagerRotationEvent event, Context context) {
        return Tasks.run(events, () -> {
            Step step = STEPS.get(event.getStep());
            if (step == null) {
                throw new IllegalArgumentException("unknown step");
            }
            keys.step(event.getSecretId(), event.getClientRequestToken(), step);
            return Map.of("step", event.getStep());
        });
    }
}
