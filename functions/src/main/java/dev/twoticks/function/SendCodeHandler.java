package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.twoticks.config.Service;
import dev.twoticks.verification.DeliveryTask;
import dev.twoticks.verification.EventLog;
import dev.twoticks.verification.SendCode;
import dev.twoticks.verification.SendResult;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.TaskToken;
import java.util.Map;

/// The state machine's task for a delivery, over every channel. The workflow waits for the task token; what is returned
/// here is only for the log of whoever calls it by hand.
public final class SendCodeHandler implements RequestHandler<SendCodeEvent, Map<String, String>> {

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
    public Map<String, String> handleRequest(SendCodeEvent event, Context context) {
        return Tasks.run(events, () -> switch (deliveries.send(task(event))) {
            case SendResult.Handed handed -> Map.of("status", handed.status().wire());
            case SendResult.AlreadyClaimed _ -> Map.of("status", "already_claimed");
            case SendResult.Pointless pointless ->
                Map.of("status", "pointless", "outcome", pointless.outcome().wire());
        });
    }

    private static DeliveryTask task(SendCodeEvent event) {
        return new DeliveryTask(
                new Ref(event.ref()),
                new DeliveryId(event.round(), event.leg()),
                Channel.parse(event.channel()).orElseThrow(() -> new IllegalArgumentException("unknown channel")),
                new TaskToken(event.taskToken()));
    }
}
