package dev.twoticks.local.twilio.scenario;

import static dev.twoticks.local.twilio.scenario.MessageStatus.DELIVERED;
import static dev.twoticks.local.twilio.scenario.MessageStatus.READ;
import static dev.twoticks.local.twilio.scenario.MessageStatus.SENT;
import static dev.twoticks.local.twilio.scenario.MessageStatus.UNDELIVERED;
import static dev.twoticks.local.twilio.scenario.Script.delivered;
import static dev.twoticks.local.twilio.scenario.Script.deliveredAfter;
import static dev.twoticks.local.twilio.scenario.Script.failed;
import static dev.twoticks.local.twilio.scenario.Script.read;
import static dev.twoticks.local.twilio.scenario.Script.refused;
import static dev.twoticks.local.twilio.scenario.Script.sentForEver;
import static dev.twoticks.local.twilio.scenario.Script.sentThenUndelivered;
import static dev.twoticks.local.twilio.scenario.Script.steps;
import static dev.twoticks.local.twilio.scenario.Script.undelivered;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The table of scenarios. The last **three** digits of a number choose the row, in every country alike, so that any
/// real mobile prefix can carry any of them. Where Twilio has a code for the outcome the digits are its last three
/// (63024 is `024`, 30005 is `005`, HTTP 429 is `429`); with a leading 7 the fault is on the SMS leg (`729`).
public final class Scenarios {

    private static final Script NOT_ON_WHATSAPP = undelivered(63024);

    /// The row whose numbers are there, if they are asked for in their other form.
    private static final String OTHER_FORM = "324";

    private static final Scenario DELIVERED_ON_BOTH = new Scenario("", "delivered", delivered(), delivered());

    private static final List<Scenario> ROWS = List.of(
            DELIVERED_ON_BOTH,
            new Scenario("101", "delivered, then read", read(), delivered()),
            new Scenario("102", "read without delivered", readOnly(), delivered()),
            new Scenario("103", "silent: sent for ever (phone off, or sender blocked)", sentForEver(), delivered()),
            new Scenario("104", "late receipt: delivered after the SMS went out", deliveredAfter(240), delivered()),
            new Scenario("105", "slow: 5 s", deliveredAfter(5), deliveredAfter(5)),
            new Scenario("106", "slow: 60 s", deliveredAfter(60), deliveredAfter(60)),
            new Scenario("107", "receipts out of order", reordered(), reordered()),
            new Scenario("108", "receipts repeated, same idempotency token", repeated(), repeated()),
            new Scenario("109", "receipts lost, the status only by GET", lost(), lost()),
            new Scenario("024", "not on WhatsApp", NOT_ON_WHATSAPP, delivered()),
            new Scenario("124", "sent, then not on WhatsApp", sentThenUndelivered(63024, 5), delivered()),
            new Scenario(
                    OTHER_FORM,
                    "on WhatsApp by the number's other form only (Brazil, Mexico, Argentina)",
                    NOT_ON_WHATSAPP,
                    delivered()),
            new Scenario("224", "not on WhatsApp, and delivered all the same", falseNegative(), delivered()),
            new Scenario("016", "no template outside the window", failed(63016), delivered()),
            new Scenario("018", "WhatsApp rate or pair limit", failed(63018), delivered()),
            new Scenario("041", "template paused", failed(63041), delivered()),
            new Scenario("051", "WhatsApp sender locked", failed(63051), delivered()),
            new Scenario("112", "WhatsApp business disabled by Meta", failed(63112), delivered()),
            new Scenario("005", "both refused: SMS handset unknown", NOT_ON_WHATSAPP, undelivered(30005)),
            new Scenario("003", "both refused: SMS handset unreachable", NOT_ON_WHATSAPP, undelivered(30003)),
            new Scenario("007", "both refused: SMS filtered by the carrier", NOT_ON_WHATSAPP, undelivered(30007)),
            new Scenario("008", "both refused: SMS unknown error", NOT_ON_WHATSAPP, undelivered(30008)),
            new Scenario("450", "SMS stopped by pumping protection", NOT_ON_WHATSAPP, failed(30450)),
            new Scenario("030", "SMS never past sent", NOT_ON_WHATSAPP, sentForEver()),
            new Scenario("031", "silent on WhatsApp, SMS handset unknown", sentForEver(), undelivered(30005)),
            new Scenario("408", "region not enabled on either channel", refused(21408), refused(21408)),
            new Scenario("610", "opted out of the SMS sender", NOT_ON_WHATSAPP, refused(21610)),
            new Scenario("614", "not a mobile number", NOT_ON_WHATSAPP, refused(21614)),
            onWhatsApp("429", "throttled", throttled(false)),
            onWhatsApp("439", "throttled once", throttled(true)),
            onWhatsApp("401", "credentials refused", unauthorised()),
            onWhatsApp("302", "redirected", redirected()),
            onWhatsApp("500", "HTTP 500", broken(500)),
            onWhatsApp("502", "HTTP 502 with HTML", badGateway()),
            onWhatsApp("503", "HTTP 503", broken(503)),
            onWhatsApp("490", "connection lost before accepting", dropped(false)),
            onWhatsApp("491", "accepted, answer lost", dropped(true)),
            onWhatsApp("492", "hangs without accepting", hanging(false)),
            onWhatsApp("493", "accepted, then hangs", hanging(true)),
            onSms("729", "throttled", throttled(false)),
            onSms("739", "throttled once", throttled(true)),
            onSms("701", "credentials refused", unauthorised()),
            onSms("732", "redirected", redirected()),
            onSms("700", "HTTP 500", broken(500)),
            onSms("702", "HTTP 502 with HTML", badGateway()),
            onSms("703", "HTTP 503", broken(503)),
            onSms("790", "connection lost before accepting", dropped(false)),
            onSms("791", "accepted, answer lost", dropped(true)),
            onSms("792", "hangs without accepting", hanging(false)),
            onSms("793", "accepted, then hangs", hanging(true)));

    private static final Map<String, Scenario> BY_DIGITS =
            ROWS.stream().collect(Collectors.toUnmodifiableMap(Scenario::digits, Function.identity()));

    private Scenarios() {}

    /// Every row, the default first.
    public static List<Scenario> all() {
        return ROWS;
    }

    /// The row for a number in E.164, or in the form that WhatsApp has of it.
    public static Scenario of(String number) {
        String digits = number.substring(Math.max(0, number.length() - 3));
        if (digits.equals(OTHER_FORM) && OtherForms.is(number)) {
            return DELIVERED_ON_BOTH;
        }
        return BY_DIGITS.getOrDefault(digits, DELIVERED_ON_BOTH);
    }

    private static Scenario onWhatsApp(String digits, String name, Script script) {
        return new Scenario(digits, "WhatsApp request: " + name, script, delivered());
    }

    private static Scenario onSms(String digits, String name, Script script) {
        return new Scenario(digits, "SMS request: " + name, NOT_ON_WHATSAPP, script);
    }

    private static Script readOnly() {
        return steps("sent after 0.5 s, read after 2 s", Step.at(500, SENT), Step.at(2000, READ));
    }

    private static Script falseNegative() {
        return steps(
                "undelivered 63024 after 1 s, delivered after 4 s",
                Step.refusal(1000, UNDELIVERED, 63024),
                Step.at(4000, DELIVERED));
    }

    private static Script reordered() {
        return steps("delivered after 1 s, sent after 2 s", Step.at(1000, DELIVERED), Step.at(2000, SENT));
    }

    private static Script repeated() {
        return steps(
                "sent after 0.5 s, delivered after 1.5 s, each receipt twice",
                Step.at(500, SENT).posted(2),
                Step.at(1500, DELIVERED).posted(2));
    }

    private static Script lost() {
        return steps(
                "sent after 0.5 s, delivered after 1.5 s, no receipt",
                Step.at(500, SENT).posted(0),
                Step.at(1500, DELIVERED).posted(0));
    }

    private static Script throttled(boolean once) {
        Transport transport = new Transport.Throttled(Script.after(1), once);
        return once
                ? Script.acceptedBehind("429 with Retry-After: 1 for the first request, then delivered", transport)
                : Script.unanswered("429 with Retry-After: 1", transport);
    }

    private static Script unauthorised() {
        return Script.unanswered("401 with code 20003", new Transport.Unauthorised());
    }

    private static Script redirected() {
        return Script.unanswered("302 with a JSON body", new Transport.Redirected());
    }

    private static Script broken(int status) {
        return Script.unanswered(status + " with Twilio's JSON, not processed", new Transport.Broken(status));
    }

    private static Script badGateway() {
        return Script.unanswered("502 with an HTML body, not processed", new Transport.BadGateway());
    }

    private static Script dropped(boolean accepted) {
        return behind(accepted, "the connection closes without an answer", new Transport.Dropped(accepted));
    }

    private static Script hanging(boolean accepted) {
        return behind(accepted, "the connection stays open without an answer", new Transport.Hanging(accepted));
    }

    private static Script behind(boolean accepted, String words, Transport transport) {
        return accepted
                ? Script.acceptedBehind(words + ", the message is delivered", transport)
                : Script.unanswered(words + ", no message", transport);
    }
}
