package dev.twoticks.function;

/// The state machine's task, as `delivery.asl.json` writes it.
///
/// @param ref the verification
/// @param round from 1
/// @param leg the delivery's place in the round, from 1
/// @param channel `whatsapp` or `sms`
/// @param taskToken the workflow's handle on the wait
public record SendCodeEvent(String ref, int round, int leg, String channel, String taskToken) {

    @Override
    public String toString() {
        return "SendCodeEvent[" + ref + " " + round + "-" + leg + "]";
    }
}
