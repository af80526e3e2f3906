package dev.twoticks.verification;

import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.phone.PhoneKey;
import java.util.List;
import java.util.stream.Collectors;

/// What operators ask for, and what it came to.
public final class OperatorEvents {

    private OperatorEvents() {}

    /// An operator asks for an act on a number.
    ///
    /// @param by the ARN of whoever signed the request
    public static Event asked(String by, String act) {
        return Event.of("operator.asked").with("by", by).with("act", act);
    }

    /// An operator opened a number's locks; the number is named by the keyed hash in its items' keys.
    static Event unlocked(PhoneKey phone, List<Purpose> purposes) {
        return Event.of("phone.unlocked")
                .with("phone", phone.hex())
                .with("purposes", purposes.stream().map(Purpose::name).collect(Collectors.joining(", ")));
    }

    /// An operator erased a number. Which one, not even its keyed hash may tell.
    static Event erased(EraseResult.Erased erased) {
        return Event.of("phone.erased")
                .with("verifications", Integer.toString(erased.verifications()))
                .with("messages", Integer.toString(erased.messages()))
                .with("messages_left", Integer.toString(erased.messagesLeft().size()))
                .with("messages_unknown", Integer.toString(erased.messagesUnknown()));
    }

    /// A message whose record the provider keeps although its number was erased. Nothing else has its id any
    /// more.
    static Event messageLeft(String messageId, String why) {
        return Event.of("message.left").with("message", messageId).with("reason", why);
    }
}
