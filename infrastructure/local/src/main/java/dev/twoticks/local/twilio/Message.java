package dev.twoticks.local.twilio;

import dev.twoticks.local.twilio.scenario.Channel;
import dev.twoticks.local.twilio.scenario.MessageStatus;
import dev.twoticks.local.twilio.scenario.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message that was accepted.
///
/// @param from the sender, or empty until a Messaging Service has chosen one
/// @param body as Twilio's API shows it; empty once redacted
/// @param state what changes while networks work on it
record Message(
        String sid, MessageRequest request, String from, String body, Shown shown, Instant created, State state) {

    /// What the handset shows.
    ///
    /// @param language BCP 47, or empty if the text does not tell
    /// @param button of a template, or empty
    /// @param code of a template, or empty
    record Shown(String text, String language, String button, String code) {}

    /// @param sent when the first network took it
    record State(
            MessageStatus status,
            int errorCode,
            Instant updated,
            @Nullable Instant sent,
            List<InboxMessage.Change> history) {}

    Channel channel() {
        return request.channel();
    }

    /// The message after a step: it keeps the status of the highest rank, and all of its history.
    Message after(Step step, Instant now) {
        List<InboxMessage.Change> history = new ArrayList<>(state.history());
        history.add(new InboxMessage.Change(step.status(), step.errorCode(), now));
        boolean higher = step.status().outranks(state.status());
        boolean leaves = step.status() == MessageStatus.SENT && state.sent() == null;
        return with(new State(
                higher ? step.status() : state.status(),
                higher ? step.errorCode() : state.errorCode(),
                now,
                leaves ? now : state.sent(),
                List.copyOf(history)));
    }

    Message with(State next) {
        return new Message(sid, request, from, body, shown, created, next);
    }

    Message redacted(Instant now) {
        State next = new State(state.status(), state.errorCode(), now, state.sent(), state.history());
        return new Message(sid, request, from, "", shown, created, next);
    }

    InboxMessage inInbox() {
        return new InboxMessage(
                sid,
                channel(),
                from,
                request.number(),
                shown.text(),
                shown.language(),
                shown.button(),
                shown.code(),
                state.status(),
                state.errorCode(),
                created,
                request.delivery(),
                state.history());
    }
}
