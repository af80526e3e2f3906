package dev.twoticks.twilio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import dev.twoticks.verification.delivery.CodeMessage;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A message as the Messages API wants it. WhatsApp messages have a template and its one variable and no body,
/// not even an empty one: free text is refused outside a conversation.
final class MessageForm {

    private static final Pattern MESSAGING_SERVICE = Pattern.compile("MG[0-9a-fA-F]{32}");
    private static final String WHATSAPP = "whatsapp:";
    private static final Duration SHORTEST_VALIDITY = Duration.ofSeconds(1);
    private static final Duration LONGEST_VALIDITY = Duration.ofHours(10);

    private MessageForm() {}

    static MessageCreator of(CodeMessage message, URI publicUrl) {
        MessageCreator form = switch (message) {
            case CodeMessage.WhatsApp it ->
                addressed(WHATSAPP, it, null)
                        .setContentSid(it.template())
                        .setContentVariables(JsonNodeFactory.instance
                                .objectNode()
                                .put("1", it.code().reveal())
                                .toString());
            case CodeMessage.Sms it -> addressed("", it, it.text());
        };
        return form.setStatusCallback(new StatusCallback(message.ref(), message.delivery()).orderedAt(publicUrl))
                .setValidityPeriod(validity(message.validity()));
    }

    private static MessageCreator addressed(String channel, CodeMessage message, @Nullable String body) {
        PhoneNumber to = new PhoneNumber(channel + message.address());
        return MESSAGING_SERVICE.matcher(message.from()).matches()
                ? Message.creator(to, message.from(), body)
                : Message.creator(to, new PhoneNumber(channel + message.from()), body);
    }

    /// Whole seconds, within what Twilio takes.
    private static int validity(Duration remaining) {
        if (remaining.compareTo(SHORTEST_VALIDITY) < 0) {
            return Math.toIntExact(SHORTEST_VALIDITY.toSeconds());
        }
        return Math.toIntExact((remaining.compareTo(LONGEST_VALIDITY) > 0 ? LONGEST_VALIDITY : remaining).toSeconds());
    }
}
