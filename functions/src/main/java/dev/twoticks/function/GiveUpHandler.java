package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.twoticks.config.Service;
import dev.twoticks.verification.EventLog;
import dev.twoticks.verification.GiveUp;
import dev.twoticks.verification.GiveUpResult;
import java.util.Map;

/// The state machine's task when no message of a round will arrive.
public final class GiveUpHandler implements RequestHandler<Map<String, Object>, Map<String, String>> {

    private final GiveUp verifications;
    private final EventLog events;

    public GiveUpHandler() {
        this(Service.fromEnvironment());
    }

    public GiveUpHandler(Service service) {
        this(service.giveUp(), service.events());
    }

    GiveUpHandler(GiveUp verifications, EventLog events) {
        this.verifications = verifications;
        this.events = events;
    }

    @Override
    public Map<String, String> handleRequest(Map<String, Object> event, Context context) {
        return Tasks.run(events, () -> {
            TaskInput input = new TaskInput(event);
            return switch (verifications.giveUp(input.ref(), input.round())) {
                case GiveUpResult.Failed _ -> Map.of("outcome", "failed");
                case GiveUpResult.NotNeeded _ -> Map.of("outcome", "not_needed");
            };
        });
    }
}
