package dev.twoticks.local.twilio;

import dev.twoticks.local.twilio.scenario.Channel;
import dev.twoticks.local.twilio.scenario.MessageStatus;
import java.time.Instant;
import java.util.List;

/// A message in a number's thread, whether or not it arrived: the status says.
///
/// @param from the sender, without the channel prefix
/// @param to the recipient in E.164
/// @param text as the handset renders it
/// @param language BCP 47, or empty if unknown
/// @param button the template's copy button, or empty
/// @param code the template's code, or empty
/// @param errorCode Twilio's, 0 for none
/// @param delivery the query of the callback URL, which names verification and delivery
/// @param history every change of status, in the order in which they happened
public record InboxMessage(
        String sid,
        Channel channel,
        String from,
        String to,
        String text,
        String language,
        String button,
        String code,
        MessageStatus status,
        int errorCode,
        Instant at,
        String delivery,
        List<Change> history) {

    /// One change of status.
    public record Change(MessageStatus status, int errorCode, Instant at) {}
}
