package dev.twoticks.local.twilio.scenario;

/// One row of the table.
///
/// @param digits the last three of the recipient's number; empty for every number that no other row names
/// @param name short, for people
public record Scenario(String digits, String name, Script whatsapp, Script sms) {

    public Script on(Channel channel) {
        return switch (channel) {
            case WHATSAPP -> whatsapp;
            case SMS -> sms;
        };
    }
}
