package dev.twoticks.local.twilio;

import dev.twoticks.local.twilio.scenario.Channel;
import dev.twoticks.local.twilio.scenario.MessageStatus;
import java.time.Instant;
import java.util.List;

/// Makes the resource of an accepted request, with the text that a handset would show.
final class MessageFactory {

    private final SimulatorConfig.Senders senders;
    private final Sids sids;

    MessageFactory(SimulatorConfig.Senders senders, Sids sids) {
        this.senders = senders;
        this.sids = sids;
    }

    Message accept(MessageRequest request, Instant now) {
        MessageStatus first = request.usesService() ? MessageStatus.ACCEPTED : MessageStatus.QUEUED;
        Message.Shown shown = shown(request);
        // Twilio leaves the body of a template empty when a Messaging Service sends it: it is rendered later.
        String body = request.isTemplate() && request.usesService() ? "" : shown.text();
        return new Message(
                sids.next(request.isTemplate() ? "MM" : "SM"),
                request,
                sender(request),
                body,
                shown,
                now,
                new Message.State(first, 0, now, null, List.of(new InboxMessage.Change(first, 0, now))));
    }

    private Message.Shown shown(MessageRequest request) {
        if (!request.isTemplate()) {
            return new Message.Shown(request.body(), "", "", "");
        }
        Template template = Template.in(senders.contentSids().getOrDefault(request.contentSid(), ""));
        String code = Template.code(request.contentVariables());
        return new Message.Shown(template.render(code), template.language(), template.button(), code);
    }

    /// The sender that a Messaging Service picks is the first of its kind.
    private String sender(MessageRequest request) {
        if (!request.from().isEmpty()) {
            return Channel.bare(request.from());
        }
        return switch (request.channel()) {
            case WHATSAPP ->
                senders.whatsappNumbers().stream().sorted().findFirst().orElse("");
            case SMS -> senders.smsNumbers().stream().findFirst().orElse("");
        };
    }
}
