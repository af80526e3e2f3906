package dev.twoticks.local.twilio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.twoticks.local.clock.Timers;
import dev.twoticks.local.twilio.scenario.Channel;
import dev.twoticks.local.twilio.scenario.Scenarios;
import dev.twoticks.local.twilio.scenario.Script;
import dev.twoticks.local.twilio.scenario.Transport;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// `POST /Messages.json`: the request's own mistakes first, then what the recipient's scenario does to it.
final class MessageCreation {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int RATE_EXCEEDED = 63018;
    private static final int OUTSIDE_WINDOW = 63016;
    private static final String BAD_GATEWAY =
            "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

    private final int whatsappPerMinute;
    private final Timers timers;
    private final Switches switches;
    private final MessageRules rules;
    private final MessageFactory factory;
    private final Messages messages;
    private final Carrier carrier;
    private final MessageJson json;
    private final Set<String> throttledOnce = ConcurrentHashMap.newKeySet();

    MessageCreation(
            SimulatorConfig config, Timers timers, Switches switches, Sids sids, Messages messages, Carrier carrier) {
        this.whatsappPerMinute = config.whatsappPerMinute();
        this.timers = timers;
        this.switches = switches;
        this.rules = new MessageRules(
                new RecipientRules(switches.optedOut()),
                new SenderRules(config.senders()),
                new ContentRules(config.senders().contentSids()));
        this.factory = new MessageFactory(config.senders(), sids);
        this.messages = messages;
        this.carrier = carrier;
        this.json = new MessageJson(config.account().sid());
    }

    Reply create(Map<String, String> form) {
        MessageRequest request = MessageRequest.of(form);
        Optional<TwilioError> refusal = rules.refusal(request);
        if (refusal.isPresent()) {
            return refusal.get().answer();
        }
        if (switches.outages().contains(request.channel())) {
            return TwilioError.broken(503).answer();
        }
        Script script = Scenarios.of(request.number()).on(request.channel());
        return switch (script.transport()) {
            case Transport.Answered() -> accept(request, script);
            case Transport.Refused(int code) ->
                TwilioError.refusal(code, request.to()).answer();
            case Transport.Throttled(Duration retryAfter, boolean once) ->
                once && !throttledOnce.add(request.delivery())
                        ? accept(request, script)
                        : TwilioError.throttled().answer().with("Retry-After", Long.toString(retryAfter.toSeconds()));
            case Transport.Unauthorised() -> TwilioError.unauthorised().answer();
            case Transport.Broken(int status) -> TwilioError.broken(status).answer();
            case Transport.BadGateway() -> Reply.Answer.html(502, BAD_GATEWAY);
            case Transport.Redirected() -> redirect();
            case Transport.Dropped(boolean accepted) -> silence(request, script, accepted, Reply.Silence.DROPPED);
            case Transport.Hanging(boolean accepted) -> silence(request, script, accepted, Reply.Silence.HANGING);
        };
    }

    private Reply silence(MessageRequest request, Script script, boolean accepted, Reply.Silence silence) {
        if (accepted) {
            accept(request, script);
        }
        return silence;
    }

    private Reply accept(MessageRequest request, Script script) {
        Message message = factory.accept(request, timers.now());
        Script played = request.channel() == Channel.WHATSAPP ? whatsappLimits(request, script) : script;
        messages.add(message);
        carrier.carry(message, played);
        return Reply.Answer.json(201, json.one(message));
    }

    /// No inbound message is ever simulated, so a text without a template is always outside the 24 h window.
    private Script whatsappLimits(MessageRequest request, Script script) {
        if (messages.countTo(request.to(), timers.now(), MINUTE) >= whatsappPerMinute) {
            return Script.failed(RATE_EXCEEDED);
        }
        return request.isTemplate() ? script : Script.failed(OUTSIDE_WINDOW);
    }

    private static Reply redirect() {
        return Reply.Answer.json(302, JsonNodeFactory.instance.objectNode().put("message", "Found"))
                .with("Location", "/moved");
    }
}
