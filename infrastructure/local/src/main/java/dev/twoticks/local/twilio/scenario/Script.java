package dev.twoticks.local.twilio.scenario;

import static dev.twoticks.local.twilio.scenario.MessageStatus.DELIVERED;
import static dev.twoticks.local.twilio.scenario.MessageStatus.FAILED;
import static dev.twoticks.local.twilio.scenario.MessageStatus.READ;
import static dev.twoticks.local.twilio.scenario.MessageStatus.SENT;
import static dev.twoticks.local.twilio.scenario.MessageStatus.UNDELIVERED;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// What becomes of one message on one channel.
///
/// @param words for the table that people read
/// @param steps in the order of their times
public record Script(String words, Transport transport, List<Step> steps) {

    public Script {
        steps = List.copyOf(steps);
    }

    private static final Transport ANSWERED = new Transport.Answered();
    private static final Step SENT_SOON = Step.at(500, SENT);

    static Script steps(String words, Step... steps) {
        return new Script(words, ANSWERED, Arrays.asList(steps));
    }

    static Script delivered() {
        return steps("sent after 0.5 s, delivered after 1.5 s", SENT_SOON, Step.at(1500, DELIVERED));
    }

    static Script read() {
        return steps(
                "sent after 0.5 s, delivered after 1.5 s, read after 3 s",
                SENT_SOON,
                Step.at(1500, DELIVERED),
                Step.at(3000, READ));
    }

    static Script sentForEver() {
        return steps("sent after 0.5 s, then nothing", SENT_SOON);
    }

    static Script deliveredAfter(long seconds) {
        return steps(
                "sent after 0.5 s, delivered after " + seconds + " s", SENT_SOON, Step.at(seconds * 1000, DELIVERED));
    }

    static Script undelivered(int errorCode) {
        return steps("undelivered " + errorCode + " after 1 s", Step.refusal(1000, UNDELIVERED, errorCode));
    }

    static Script sentThenUndelivered(int errorCode, long seconds) {
        return steps(
                "sent after 0.5 s, undelivered " + errorCode + " after " + seconds + " s",
                SENT_SOON,
                Step.refusal(seconds * 1000, UNDELIVERED, errorCode));
    }

    /// A message that Twilio accepts and then cannot hand to the network.
    public static Script failed(int errorCode) {
        return steps("failed " + errorCode + " after 1 s", Step.refusal(1000, FAILED, errorCode));
    }

    static Script refused(int errorCode) {
        return new Script("refused: 400 with code " + errorCode, new Transport.Refused(errorCode), List.of());
    }

    static Script unanswered(String words, Transport transport) {
        return new Script(words, transport, List.of());
    }

    /// The same, behind a transport that hides the acceptance.
    static Script acceptedBehind(String words, Transport transport) {
        return new Script(words, transport, delivered().steps());
    }

    static Duration after(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
