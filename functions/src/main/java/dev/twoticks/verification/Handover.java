package dev.twoticks.verification;

import dev.twoticks.verification.budget.BudgetLimit;
import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.CodeMessage;
import dev.twoticks.verification.delivery.CodeSender;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.delivery.SendOutcome;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.phone.WhatsAppForm;
import java.util.Optional;

/// Hands a claimed delivery's message to the provider, once, if the budget lets it pass.
record Handover(CodeSender sender, CodeMessages messages, KeyRing keys, Surroundings surroundings) {

    /// Never throws: the slot is taken, so whatever goes wrong can only lead to the next leg.
    SendOutcome make(DeliveryTask task, Verification claimed, Booking booking) {
        return judged(allowed(task, claimed, booking), task, claimed);
    }

    private SendOutcome allowed(DeliveryTask task, Verification claimed, Booking booking) {
        return switch (booking) {
            case Booking.Counted counted -> {
                BudgetLimit passed = counted.passed();
                if (passed != null) {
                    surroundings.events().record(BudgetEvents.passed(task, passed));
                }
                yield handOver(task, claimed);
            }
            case Booking.Full full -> {
                surroundings.events().record(BudgetEvents.sendRefused(task, full.limit()));
                yield new SendOutcome.NotSent(new Failure(full.limit().code(), FailureClass.BUDGET));
            }
            case Booking.Unavailable _ -> new SendOutcome.NotSent(Booking.UNAVAILABLE);
        };
    }

    private SendOutcome handOver(DeliveryTask task, Verification claimed) {
        if (claimed.request().test()) {
            // no workflow is started for a test number, so somebody has called this by hand
            return new SendOutcome.NotSent(new Failure("test_number", FailureClass.PERMANENT));
        }
        Optional<CodeMessage> message;
        try {
            message = messages.write(task, claimed, code(claimed), surroundings.now());
        } catch (RuntimeException e) {
            surroundings.events().record(Event.broken(e));
            return new SendOutcome.NotSent(new Failure("not_written", FailureClass.FAULT));
        }
        return message.map(sender::send)
                .orElseGet(() -> new SendOutcome.NotSent(new Failure("no_whatsapp_sender", FailureClass.FAULT)));
    }

    /// Whatever is final about a number in a form that is not E.164 is so of that form alone: the SMS goes to
    /// another.
    private static SendOutcome judged(SendOutcome outcome, DeliveryTask task, Verification claimed) {
        boolean alternate =
                task.channel() == Channel.WHATSAPP && claimed.round().plan().form() == WhatsAppForm.ALTERNATE;
        return alternate
                        && outcome instanceof SendOutcome.Refused(Failure failure)
                        && failure.kind() == FailureClass.PERMANENT
                ? new SendOutcome.Refused(new Failure(failure.code(), FailureClass.NOT_ON_WHATSAPP))
                : outcome;
    }

    private Code code(Verification claimed) {
        String keyId = claimed.codeKeyId();
        if (keyId == null) {
            throw new IllegalStateException("claimed without a code key");
        }
        return Code.derive(keys.codeKey(keyId), claimed.ref());
    }
}
