package dev.twoticks.local.twilio.scenario;

import java.time.Duration;

/// One change of a message's status.
///
/// @param after since the message was accepted, on the simulator's clock
/// @param errorCode Twilio's, 0 for none
/// @param callbacks how often its receipt is posted: 0 is a lost one, 2 a repeated one
public record Step(Duration after, MessageStatus status, int errorCode, int callbacks) {

    static Step at(long millis, MessageStatus status) {
        return new Step(Duration.ofMillis(millis), status, 0, 1);
    }

    static Step refusal(long millis, MessageStatus status, int errorCode) {
        return new Step(Duration.ofMillis(millis), status, errorCode, 1);
    }

    Step posted(int times) {
        return new Step(after, status, errorCode, times);
    }
}
