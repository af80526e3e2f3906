package dev.twoticks.local.twilio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.twoticks.local.clock.Timers;
import dev.twoticks.local.twilio.scenario.Channel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The routes that turn the simulator's switches and the clock. Parameters come in the query or in a form.
final class Controls {

    private static final long LONGEST_STEP_SECONDS = 86_400;

    private final Switches switches;
    private final SimulatorConfig.Handset handset;
    private final Timers timers;

    Controls(Switches switches, SimulatorConfig.Handset handset, Timers timers) {
        this.switches = switches;
        this.handset = handset;
        this.timers = timers;
    }

    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("GET", "/simulator/state.json", "the switches and the clock", _ -> state()),
                new Endpoint("POST", "/simulator/clock", "moves the clock: seconds=30", this::clock),
                new Endpoint(
                        "POST",
                        "/simulator/credentials",
                        "refused=true: every request answers 401 code 20003",
                        this::credentials),
                new Endpoint(
                        "POST",
                        "/simulator/outage",
                        "channel=whatsapp|sms and on=true: its messages answer 503",
                        this::outage),
                new Endpoint(
                        "POST",
                        "/simulator/signing",
                        "key=primary|secondary|wrong: the token that signs receipts",
                        this::signing),
                new Endpoint(
                        "POST",
                        "/simulator/opt-out",
                        "number=+… and on=true: that number sent STOP (21610 by SMS)",
                        this::optOut));
    }

    private Reply.Answer clock(Request request) {
        String seconds = request.parameter("seconds", "");
        if (!seconds.matches("[0-9]{1,5}") || Long.parseLong(seconds) > LONGEST_STEP_SECONDS) {
            return wrong("seconds must be a whole number up to " + LONGEST_STEP_SECONDS);
        }
        handset.moveClock().accept(Duration.ofSeconds(Long.parseLong(seconds)));
        return state();
    }

    private Reply.Answer credentials(Request request) {
        switches.refuseCredentials(on(request, "refused"));
        return state();
    }

    private Reply.Answer outage(Request request) {
        Optional<Channel> channel = chosen(Channel.values(), request.parameter("channel", ""));
        channel.ifPresent(down -> switches.outage(down, on(request, "on")));
        return channel.isPresent() ? state() : wrong("channel must be whatsapp or sms");
    }

    private Reply.Answer signing(Request request) {
        Optional<SigningKey> key = chosen(SigningKey.values(), request.parameter("key", ""));
        key.ifPresent(switches::signWith);
        return key.isPresent() ? state() : wrong("key must be primary, secondary or wrong");
    }

    private Reply.Answer optOut(Request request) {
        String number = request.parameter("number", "");
        if (!number.matches("\\+[0-9]{7,15}")) {
            return wrong("number must be in E.164");
        }
        switches.optOut(number, on(request, "on"));
        return state();
    }

    private Reply.Answer state() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("now", timers.now().toString());
        node.put("credentials_refused", switches.credentialsRefused());
        node.put("signing", word(switches.signing()));
        ArrayNode outages = node.putArray("outages");
        switches.outages().stream().sorted().map(Channel::word).forEach(outages::add);
        ArrayNode optedOut = node.putArray("opted_out");
        switches.optedOut().stream().sorted().forEach(optedOut::add);
        return Reply.Answer.json(200, node);
    }

    private static boolean on(Request request, String name) {
        return request.parameter(name, "true").equals("true");
    }

    private static <E extends Enum<E>> Optional<E> chosen(E[] values, String text) {
        return Arrays.stream(values).filter(value -> word(value).equals(text)).findFirst();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Reply.Answer wrong(String detail) {
        return Reply.Answer.json(400, JsonNodeFactory.instance.objectNode().put("detail", detail));
    }
}
