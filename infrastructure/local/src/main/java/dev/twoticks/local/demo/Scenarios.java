package dev.twoticks.local.demo;

import static dev.twoticks.local.demo.Expectation.equal;
import static dev.twoticks.local.demo.Expectation.that;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.twoticks.local.twilio.InboxMessage;
import dev.twoticks.local.twilio.scenario.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What the owner is promised, one scenario a sentence. The last three digits of each number choose what the simulated
/// Twilio does with it.
final class Scenarios {

    /// What may differ between the tokens of two verifications, whichever channel brought the code.
    private static final Set<String> OWN = Set.of("jti", "sub", "phone_number", "iat", "nbf", "exp", "auth_time");

    private Scenarios() {}

    /// The scenarios of the service as it is shipped.
    static List<Scenario> shipped() {
        return List.of(
                new Scenario("On WhatsApp: the code arrives there, the token verifies", Scenarios::onWhatsApp),
                new Scenario(
                        "Not on WhatsApp (63024): the same code by SMS within two seconds", Scenarios::notOnWhatsApp),
                new Scenario(
                        "WhatsApp is silent: SMS after the country's wait, a late receipt changes nothing",
                        Scenarios::silent),
                new Scenario("Approved before any receipt: no SMS is ever sent", Scenarios::approvedEarly),
                new Scenario(
                        "WhatsApp sender locked (63051): SMS, an alert, and SMS at once for the next one",
                        Scenarios::senderLocked),
                new Scenario(
                        "Both channels refused: failed, and a right code is still accepted", Scenarios::bothRefused),
                new Scenario("The wrong code five times: exhausted", Scenarios::exhausted),
                new Scenario("Ten minutes later: expired", Scenarios::expired),
                new Scenario("Second factor: after e-mail yes, after the phone itself no", Scenarios::secondFactor),
                new Scenario("Resend while WhatsApp is silent: one SMS in all", Scenarios::resend));
    }

    /// The scenario of a service whose owner has no WhatsApp sender yet.
    static Scenario withoutWhatsApp() {
        return new Scenario("No WhatsApp sender configured: SMS at once", stage -> {
            String number = "+2348031231011";
            String id = stage.started(number);
            stage.passSeconds(1);
            equal(0, stage.inbox(number, Channel.WHATSAPP).size(), "WhatsApp messages");
            equal(1, stage.inbox(number, Channel.SMS).size(), "SMS");
            stage.approve(id, stage.codeOverSms(number));
        });
    }

    /// Last, because it closes the provider for everybody.
    static Scenario credentialsRefused() {
        return new Scenario(
                "Twilio refuses the credentials: provider-not-configured, and service again later", stage -> {
                    stage.service().twilio().credentialsRefused(true);
                    String first = stage.started("+2348031231012");
                    stage.passSeconds(2);
                    that(stage.told(first, "alert", "api_key"), "an alert names the field");
                    Api.Answer refused = stage.api().start("+2348031231112");
                    equal(503, refused.status(), "starting while the provider refuses us");
                    equal("provider-not-configured", refused.problem(), "the problem");
                    stage.service().twilio().credentialsRefused(false);
                    stage.passSeconds(61);
                    String number = "+2348031231212";
                    String id = stage.started(number);
                    stage.passSeconds(5);
                    stage.approve(id, stage.codeOverWhatsApp(number));
                    stage.started("+2348031231312");
                });
    }

    private static void onWhatsApp(Stage stage) {
        String number = "+2348031231001";
        String id = stage.started(number);
        stage.passSeconds(5);
        equal(1, stage.inbox(number, Channel.WHATSAPP).size(), "WhatsApp messages");
        equal(0, stage.inbox(number, Channel.SMS).size(), "SMS");
        JWTClaimsSet claims = stage.approve(id, stage.codeOverWhatsApp(number));
        equal(number, claims.getClaim("phone_number"), "phone_number");
        equal(List.of("otp"), claims.getClaim("amr"), "amr");
        equal("approved", stage.status(id), "status");
    }

    private static void notOnWhatsApp(Stage stage) {
        String id = stage.started("+2348031231024");
        stage.passSeconds(10);
        InboxMessage whatsapp = stage.inbox("+2348031231024", Channel.WHATSAPP).getFirst();
        InboxMessage sms = stage.inbox("+2348031231024", Channel.SMS).getFirst();
        equal(whatsapp.code(), stage.codeOverSms("+2348031231024"), "the code by SMS");
        Duration after = Duration.between(
                whatsapp.history().getLast().at(), sms.history().getFirst().at());
        that(after.compareTo(Duration.ofSeconds(2)) <= 0, "SMS within two seconds of the receipt, was " + after);
        JWTClaimsSet bySms = stage.approve(id, stage.codeOverSms("+2348031231024"));

        String other = stage.started("+2348031231201");
        stage.passSeconds(5);
        JWTClaimsSet byWhatsApp = stage.approve(other, stage.codeOverWhatsApp("+2348031231201"));
        equal(withoutOwn(byWhatsApp), withoutOwn(bySms), "the claims over either channel");
    }

    private static Map<String, Object> withoutOwn(JWTClaimsSet claims) {
        Map<String, Object> all = new TreeMap<>(claims.getClaims());
        all.keySet().removeAll(OWN);
        return all;
    }

    private static void silent(Stage stage) {
        String number = "+2348031231104";
        String id = stage.started(number);
        stage.passSeconds(110);
        equal(0, stage.inbox(number, Channel.SMS).size(), "SMS before the wait is over");
        stage.passSeconds(20);
        equal(1, stage.inbox(number, Channel.SMS).size(), "SMS after the wait");
        stage.passSeconds(200);
        equal(1, stage.inbox(number, Channel.SMS).size(), "SMS after the late receipt");
        equal("pending", stage.status(id), "status after the late receipt");
        equal(stage.codeOverWhatsApp(number), stage.codeOverSms(number), "the code by SMS");
        stage.approve(id, stage.codeOverSms(number));
    }

    private static void approvedEarly(Stage stage) {
        // whose receipts are lost, so that on no machine, however slow, one comes first
        String number = "+2348031231109";
        String id = stage.started(number);
        stage.settle();
        stage.approve(id, stage.codeOverWhatsApp(number));
        that(!stage.told(id, "receipt."), "no receipt before the approval");
        stage.passSeconds(900);
        equal(0, stage.inbox(number, Channel.SMS).size(), "SMS");
        that(stage.service().runningExecutions() == 0, "no execution is left waiting");
    }

    private static void senderLocked(Stage stage) {
        String number = "+2348031231051";
        String id = stage.started(number);
        stage.passSeconds(10);
        stage.approve(id, stage.codeOverSms(number));
        that(
                stage.service().events().stream()
                        .anyMatch(it -> it.contains("\"event\":\"alert\"") && it.contains("63051")),
                "an alert names 63051");

        String next = "+2348031231801";
        String straight = stage.started(next);
        stage.passSeconds(2);
        stage.approve(straight, stage.codeOverSms(next));
        equal(0, stage.inbox(next, Channel.WHATSAPP).size(), "WhatsApp messages while the breaker is open");

        stage.passSeconds(61);
        String probing = "+2348031231901";
        String probe = stage.started(probing);
        stage.passSeconds(5);
        stage.approve(probe, stage.codeOverWhatsApp(probing));
    }

    private static void bothRefused(Stage stage) {
        String number = "+2348031231005";
        String id = stage.started(number);
        stage.passSeconds(30);
        equal("failed", stage.status(id), "status");
        stage.approve(id, stage.codeOverSms(number));
        equal("approved", stage.status(id), "status after the right code");
    }

    private static void exhausted(Stage stage) {
        String number = "+2348031231301";
        String id = stage.started(number);
        stage.passSeconds(5);
        String code = stage.codeOverWhatsApp(number);
        for (int left = 4; left >= 0; left--) {
            Api.Answer answer = stage.api().check(id, Stage.wrong(code));
            equal("incorrect-code", answer.problem(), "the answer to a wrong code");
            equal(left, answer.body().path("checks_left").asInt(), "checks_left");
        }
        Api.Answer answer = stage.api().check(id, code);
        equal(410, answer.status(), "the right code after five wrong ones");
        equal("max-attempts-reached", answer.problem(), "the problem");
        equal("max_attempts_reached", stage.status(id), "status");
    }

    private static void expired(Stage stage) {
        String number = "+2348031231411";
        String id = stage.started(number);
        stage.passSeconds(601);
        Api.Answer answer = stage.api().check(id, stage.codeOverWhatsApp(number));
        equal(410, answer.status(), "the right code after ten minutes");
        equal("expired", answer.problem(), "the problem");
        equal("expired", stage.status(id), "status");
    }

    private static void secondFactor(Stage stage) {
        String number = "+2348031231501";
        Api.Answer refused = stage.api().start(mfa(number, "phone"));
        equal(422, refused.status(), "the phone as its own second factor");
        equal("same-channel", refused.problem(), "the problem");
        String id = stage.follow(stage.api().start(mfa(number, "email")));
        stage.passSeconds(5);
        JWTClaimsSet claims = stage.approve(id, stage.codeOverWhatsApp(number));
        equal(List.of("otp", "mfa"), claims.getClaim("amr"), "amr");
        equal("mfa", claims.getClaim("purpose"), "purpose");
    }

    private static Map<String, String> mfa(String number, String firstFactor) {
        return Map.of("phone_number", number, "purpose", "mfa", "first_factor", firstFactor);
    }

    private static void resend(Stage stage) {
        String number = "+2348031232103";
        String id = stage.started(number);
        stage.passSeconds(5);
        equal("delivery-too-early", stage.api().resend(id).problem(), "asking again at once");
        stage.passSeconds(26);
        equal(202, stage.api().resend(id).status(), "asking again after 30 s");
        stage.passSeconds(900);
        equal(1, stage.inbox(number, Channel.WHATSAPP).size(), "WhatsApp messages");
        equal(1, stage.inbox(number, Channel.SMS).size(), "SMS");
    }
}
