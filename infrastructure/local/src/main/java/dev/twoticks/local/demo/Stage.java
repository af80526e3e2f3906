package dev.twoticks.local.demo;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.twoticks.local.LocalService;
import dev.twoticks.local.twilio.InboxMessage;
import dev.twoticks.local.twilio.scenario.Channel;
import dev.twoticks.verification.code.VerificationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What a scenario plays on: the service, the handset, the clock.
final class Stage {

    private final LocalService service;
    private final Api api;
    private final Tokens tokens;
    private final List<String> ids = new ArrayList<>();

    Stage(LocalService service) {
        this.service = service;
        this.api = new Api(service.api());
        this.tokens = new Tokens(api, service.clock());
    }

    Api api() {
        return api;
    }

    LocalService service() {
        return service;
    }

    /// Starts a verification that must be accepted.
    ///
    /// @return its id
    String started(String number) {
        Api.Answer answer = api.start(number);
        Expectation.equal(201, answer.status(), "starting " + answer.problem());
        return follow(answer);
    }

    /// Shows this verification in the timeline.
    String follow(Api.Answer started) {
        ids.add(started.text("id"));
        return started.text("id");
    }

    List<String> followed() {
        return List.copyOf(ids);
    }

    void pass(Duration time) {
        service.clock().advance(time);
    }

    void passSeconds(long seconds) {
        pass(Duration.ofSeconds(seconds));
    }

    /// Lets what is under way end, and as little time pass as that takes.
    void settle() {
        pass(Duration.ZERO);
    }

    /// Whether the event log says this of a verification.
    ///
    /// @param event how the event's name begins
    /// @param words that the line has as well
    boolean told(String id, String event, String... words) {
        String ref = VerificationId.parse(id).orElseThrow().ref().hex();
        return service.events().stream()
                .anyMatch(line -> line.contains("\"event\":\"" + event)
                        && line.contains(ref)
                        && Arrays.stream(words).allMatch(line::contains));
    }

    /// The messages a number was handed over this channel, oldest first.
    List<InboxMessage> inbox(String number, Channel channel) {
        return service.twilio().inbox(number).stream()
                .filter(it -> it.channel() == channel)
                .sorted(Comparator.comparing(InboxMessage::at))
                .toList();
    }

    String codeOverWhatsApp(String number) {
        return inbox(number, Channel.WHATSAPP).getLast().code();
    }

    String codeOverSms(String number) {
        return inbox(number, Channel.SMS).getLast().text().replaceAll("^\\D*(\\d{6})\\b.*", "$1");
    }

    String status(String id) {
        return api.read(id).text("status");
    }

    /// Checks a code that must be right, and the token against the published keys.
    JWTClaimsSet approve(String id, String code) {
        Api.Answer answer = api.check(id, code);
        Expectation.equal(200, answer.status(), "checking the right code " + answer.problem());
        return tokens.verified(answer.text("token"), "demo-web");
    }

    /// Six digits that are not this code.
    static String wrong(String code) {
        return String.format(Locale.ROOT, "%06d", (Integer.parseInt(code) + 1) % 1_000_000);
    }
}
