package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.twoticks.config.Service;
import dev.twoticks.verification.EventLog;
import dev.twoticks.verification.SendCode;
import dev.twoticks.verification.SendResult;
import java.util.Map;

/// The state machine's task for a delivery, over every channel. The workflow waits for the task token; what is returned
/// here is only for the log of whoever calls it by hand.
public final class SendCodeHandler implements RequestHandler<Map<String, Object>, Map<String, String>> {

    private final SendCode deliveries;
    private final EventLog events;

    public SendCodeHandler() {
        this(Service.fromEnvironment());
    }

    public SendCodeHandler(Service service) {
        this(service.sendCode(), service.events());
    }

    SendCodeHandler(SendCode deliveries, EventLog events) {
        this.deliveries = deliveries;
        this.events = events;
    }

    @Override
    public Map<String, String> handleRequest(Map<String, Object> event, Context context) {
        return Tasks.run(events, () -> switch (deliveries.send(new TaskInput(event).delivery())) {
            case SendResult.Handed handed -> Map.of("status", handed.status().wire());
            case SendResult.AlreadyClaimed _ -> Map.of("status", "already_claimed");
            case SendResult.Pointless pointless ->
                Map.of("status", "pointless", "outcome", pointless.outcome().wire());
        });
    }
}
