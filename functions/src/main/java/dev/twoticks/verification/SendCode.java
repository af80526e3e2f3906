package dev.twoticks.verification;

import dev.twoticks.verification.budget.BudgetLimit;
import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.CodeMessage;
import dev.twoticks.verification.delivery.CodeSender;
import dev.twoticks.verification.delivery.Delivery;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.delivery.SendOutcome;
import dev.twoticks.verification.delivery.TaskAnswer;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;
import dev.twoticks.verification.delivery.TaskToken;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.phone.WhatsAppForm;
import dev.twoticks.verification.plan.PolicySource;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Sends one delivery: claims its slot and counts it against its country's budget at the same time, calls the
/// provider once, writes what it answered, and ends the task if there is nothing to wait for.
public final class SendCode {

    private final VerificationStore store;
    private final DeliveryTasks tasks;
    private final CodeSender sender;
    private final CodeMessages messages;
    private final Surroundings surroundings;
    private final KeyRing keys;
    private final DeliveryMemory memory;
    private final SendBudget budget;
    private final Breakers breakers;

    /// @param messages writes the message; holds the keys that open the number
    public SendCode(
            VerificationStore store,
            DeliveryTasks tasks,
            CodeSender sender,
            CodeMessages messages,
            PolicySource policy,
            KeyRing keys,
            Surroundings surroundings) {
        this.store = store;
        this.tasks = tasks;
        this.sender = sender;
        this.messages = messages;
        this.keys = keys;
        this.surroundings = surroundings;
        this.breakers = new Breakers(store, policy, surroundings);
        this.memory = new DeliveryMemory(store, breakers, surroundings);
        this.budget = new SendBudget(store, policy, surroundings.events());
    }

    public SendResult send(DeliveryTask task) {
        Instant now = surroundings.now();
        String codeKeyId = keys.currentCodeKey().id();
        // Read before the slot is taken: a secret that cannot be read then costs a retry and not a message.
        keys.currentPhoneDataKey();
        int shard = budget.shard(task.country(), task.ref(), now);
        Claim claim = new Claim(
                task.ref(), task.delivery(), task.channel(), sender.provider(), task.token(), codeKeyId, now, shard);
        InParallel.Both<ClaimCommit, Booking> both = InParallel.both(
                () -> store.claim(claim), () -> budget.book(task.country(), task.channel(), task.ref(), shard, now));
        Booking booking = both.second();
        return switch (both.first()) {
            case ClaimCommit.Claimed(Verification current)
            when current.request().test() -> unsent(booking, () -> refuse(task));
            case ClaimCommit.Claimed(Verification current) -> deliver(task, current, booking);
            case ClaimCommit.Held(Verification current) ->
                unsent(booking, () -> {
                    end(task, current);
                    return new SendResult.AlreadyClaimed();
                });
            case ClaimCommit.Refused(Verification current) ->
                unsent(
                        booking,
                        () -> pointless(
                                task,
                                current.pointless(task.delivery().round(), now).orElse(Outcome.SUPERSEDED)));
            case ClaimCommit.Missing _ -> unsent(booking, () -> pointless(task, Outcome.EXPIRED));
        };
    }

    /// Nothing is sent, so nothing is to be counted.
    private SendResult unsent(Booking booking, Supplier<SendResult> instead) {
        return InParallel.both(instead, () -> {
                    budget.handBack(booking);
                    return booking;
                })
                .first();
    }

    /// No workflow is started for a test number, so somebody has called this by hand.
    private SendResult refuse(DeliveryTask task) {
        SendMark mark = mark(new SendOutcome.NotSent(new Failure("test_number", FailureClass.FAULT)));
        surroundings.events().record(Event.sent(task, mark));
        tell(task, mark);
        return new SendResult.Handed(mark.status());
    }

    private SendResult pointless(DeliveryTask task, Outcome outcome) {
        surroundings.events().record(Event.claimRefused(task, outcome));
        tasks.answer(task.token(), new TaskAnswer.Done(outcome));
        return new SendResult.Pointless(outcome);
    }

    private SendResult deliver(DeliveryTask task, Verification claimed, Booking booking) {
        surroundings.events().record(Event.claimed(task));
        SendOutcome outcome = judged(allowed(task, claimed, booking), task, claimed);
        SendMark mark = mark(outcome);
        surroundings.events().record(Event.sent(task, mark));
        AtomicBoolean tripped = new AtomicBoolean();
        try {
            InParallel.both(
                    () -> {
                        tell(task, mark);
                        return true;
                    },
                    () -> {
                        tripped.set(counted(task, claimed, outcome));
                        return true;
                    });
        } finally {
            // also if the workflow could not be told: a repeated task finds the slot taken and remembers
            // nothing
            remember(task, claimed, outcome);
            remember(task, booking);
            if (tripped.get()) {
                breakers.tripped();
            }
        }
        return new SendResult.Handed(mark.status());
    }

    /// Writes the answer down and ends the task if there is nothing to wait for. The provider has been called, so what
    /// it said must not be lost with the table: a refusal is then told from memory.
    private void tell(DeliveryTask task, SendMark mark) {
        try {
            store.recordSend(task.ref(), task.delivery(), mark, surroundings.now())
                    .ifPresent(it -> end(task, it));
        } catch (StoreUnavailableException e) {
            surroundings.events().record(Event.broken(e));
            Failure failure = mark.failure();
            if (failure != null) {
                tasks.answer(task.token(), TaskAnswer.after(failure.kind().consequence()));
            }
        }
    }

    /// Counts a WhatsApp message with what became of it, and one whose silence the SMS now ends.
    ///
    /// @return whether the provider fails too often
    private boolean counted(DeliveryTask task, Verification claimed, SendOutcome outcome) {
        return switch (task.channel()) {
            case WHATSAPP -> breakers.count(1, ofTheRoute(outcome) ? 1 : 0);
            case SMS -> claimed.whatsappSilent(task.delivery().round()) && breakers.count(0, 1);
        };
    }

    private static boolean ofTheRoute(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Accepted _, SendOutcome.CredentialsRefused _ -> false;
            case SendOutcome.Refused(Failure failure) -> failure.kind().ofTheRoute();
            case SendOutcome.NotSent(Failure failure) -> failure.kind() == FailureClass.TRANSIENT;
            case SendOutcome.Unknown _ -> true;
        };
    }

    private SendOutcome allowed(DeliveryTask task, Verification claimed, Booking booking) {
        return switch (booking) {
            case Booking.Counted counted -> {
                BudgetLimit passed = counted.passed();
                if (passed != null) {
                    surroundings.events().record(Event.budgetPassed(task, passed));
                }
                yield handOver(task, claimed);
            }
            case Booking.Full full -> {
                surroundings.events().record(Event.budgetFull(task, full.limit()));
                yield new SendOutcome.NotSent(new Failure(full.limit().code(), FailureClass.BUDGET));
            }
            case Booking.Unavailable _ -> new SendOutcome.NotSent(Booking.UNAVAILABLE);
        };
    }

    /// Never throws: the slot is taken, so whatever goes wrong before the call can only lead to the next leg.
    private SendOutcome handOver(DeliveryTask task, Verification claimed) {
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

    /// Whatever is final about a number in a form that is not E.164 is so of that form alone: the SMS goes to another.
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

    private static SendMark mark(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Accepted(String messageId, DeliveryStatus status) -> new SendMark(status, messageId, null);
            case SendOutcome.Refused(Failure failure) -> new SendMark(DeliveryStatus.REFUSED, null, failure);
            case SendOutcome.NotSent(Failure failure) -> new SendMark(DeliveryStatus.REFUSED, null, failure);
            case SendOutcome.CredentialsRefused(String field) ->
                new SendMark(DeliveryStatus.REFUSED, null, new Failure("credentials: " + field, FailureClass.FAULT));
            case SendOutcome.Unknown _ -> new SendMark(DeliveryStatus.UNKNOWN, null, null);
        };
    }

    /// What this answer tells about the next ones. Written after the task is ended: the person waits for that.
    private void remember(DeliveryTask task, Verification claimed, SendOutcome outcome) {
        switch (outcome) {
            case SendOutcome.CredentialsRefused(String field) -> {
                surroundings.events().record(Event.credentialsAlert(task, sender.provider(), field));
                store.closeProvider(
                        sender.provider(),
                        new ProviderGate(field, surroundings.now().plus(ProviderGate.PAUSE)));
            }
            case SendOutcome.Refused(Failure failure) -> {
                reopen(claimed);
                memory.failed(claimed, task.delivery(), task.channel(), failure);
            }
            case SendOutcome.NotSent(Failure failure) ->
                memory.failed(claimed, task.delivery(), task.channel(), failure);
            case SendOutcome.Accepted _ -> reopen(claimed);
            case SendOutcome.Unknown _ -> {
                // nothing is known of the provider either
            }
        }
    }

    private void remember(DeliveryTask task, Booking booking) {
        budget.alert(booking);
        if (booking instanceof Booking.Counted counted && counted.passed() != null) {
            store.noteBudgetPassed(task.ref(), task.delivery(), counted.passed());
        }
    }

    private void reopen(Verification claimed) {
        if (claimed.probesProvider()) {
            store.openProvider(sender.provider());
        }
    }

    /// Answers the newest token: if the task was tried again meanwhile, this one's own is closed, and the other try
    /// found the slot taken and waits.
    private void end(DeliveryTask task, Verification current) {
        TaskToken newest =
                current.delivery(task.delivery()).map(Delivery::token).orElse(task.token());
        current.answerFor(task.delivery(), surroundings.now()).ifPresent(answer -> tasks.answer(newest, answer));
    }
}
