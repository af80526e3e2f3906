package dev.twoticks.verification;

import dev.twoticks.verification.delivery.CodeSender;
import dev.twoticks.verification.delivery.Delivery;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.SendOutcome;
import dev.twoticks.verification.delivery.TaskAnswer;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;
import dev.twoticks.verification.delivery.TaskToken;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.plan.PolicySource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Sends one delivery: claims its slot and counts it against its country's budget at the same time, calls the
/// provider once, writes what it answered, and ends the task if there is nothing to wait for.
public final class SendCode {

    private final VerificationStore store;
    private final DeliveryTasks tasks;
    private final CodeSender sender;
    private final Surroundings surroundings;
    private final KeyRing keys;
    private final Handover handover;
    private final SendMemory memory;
    private final SendBudget budget;

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
        this.handover = new Handover(sender, messages, keys, surroundings);
        this.keys = keys;
        this.surroundings = surroundings;
        this.memory = new SendMemory(store, sender.provider(), policy, surroundings);
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
            case ClaimCommit.Claimed(Verification current) -> deliver(task, current, booking);
            case ClaimCommit.Held(Verification current) -> {
                unsent(booking, () -> end(task, current));
                yield new SendResult.AlreadyClaimed();
            }
            case ClaimCommit.Refused(Verification current) ->
                pointless(
                        task,
                        booking,
                        current.pointless(task.delivery().round(), now).orElse(Outcome.SUPERSEDED));
            case ClaimCommit.Missing _ -> pointless(task, booking, Outcome.EXPIRED);
        };
    }

    private SendResult pointless(DeliveryTask task, Booking booking, Outcome outcome) {
        surroundings.events().record(DeliveryEvents.pointless(task, outcome));
        unsent(booking, () -> tasks.answer(task.token(), new TaskAnswer.Done(outcome)));
        return new SendResult.Pointless(outcome);
    }

    /// Nothing is sent, so nothing is to be counted.
    private void unsent(Booking booking, Runnable answer) {
        InParallel.run(answer, () -> budget.handBack(booking));
    }

    private SendResult deliver(DeliveryTask task, Verification claimed, Booking booking) {
        surroundings.events().record(DeliveryEvents.claimed(task));
        SendOutcome outcome = handover.make(task, claimed, booking);
        SendMark mark = SendMark.of(outcome);
        surroundings.events().record(DeliveryEvents.sent(task, mark));
        try {
            InParallel.run(() -> tell(task, mark, booking), () -> memory.count(task, claimed, booking, outcome));
        } finally {
            // also if the workflow could not be told: a repeated task finds the slot taken and remembers
            // nothing
            memory.remember(task, claimed, outcome);
            remember(task, booking);
        }
        return new SendResult.Handed(mark.status());
    }

    /// Writes the answer down and ends the task if there is nothing to wait for. The provider has been called, so what
    /// it said must not be lost with the table: a refusal is then told from memory.
    private void tell(DeliveryTask task, SendMark mark, Booking booking) {
        try {
            store.recordSend(task.ref(), task.delivery(), mark, surroundings.now())
                    .ifPresentOrElse(it -> close(task, it, booking), () -> erased(task, mark, booking));
        } catch (StoreUnavailableException e) {
            surroundings.events().record(Event.broken(e));
            Failure failure = mark.failure();
            if (failure != null) {
                tasks.answer(task.token(), TaskAnswer.after(failure.kind().consequence()));
            }
        }
    }

    /// The number was erased while its message was handed over: nobody waits, and nobody else knows the message.
    private void erased(DeliveryTask task, SendMark mark, Booking booking) {
        String messageId = mark.messageId();
        if (messageId != null) {
            surroundings.events().record(OperatorEvents.messageLeft(messageId, "on_its_way"));
        }
        if (mark.status() == DeliveryStatus.NOT_SENT) {
            budget.handBack(booking);
        }
        tasks.answer(task.token(), new TaskAnswer.Done(Outcome.CANCELED));
    }

    /// Ends the task if there is nothing to wait for, and counts by what the table says now. A count is handed
    /// back only then: by the same write an approval knows that there is nothing for it to give back.
    private void close(DeliveryTask task, Verification current, Booking booking) {
        List<Runnable> calls = new ArrayList<>();
        calls.add(() -> end(task, current));
        current.delivery(task.delivery()).ifPresent(it -> {
            if (it.status() == DeliveryStatus.NOT_SENT) {
                calls.add(() -> budget.handBack(booking));
            }
            if (it.status() == DeliveryStatus.UNKNOWN) {
                calls.add(() -> memory.countUnclear(it));
            }
        });
        InParallel.run(calls);
    }

    private void remember(DeliveryTask task, Booking booking) {
        budget.alert(booking);
        if (booking instanceof Booking.Counted counted && counted.passed() != null) {
            store.noteBudgetPassed(task.ref(), task.delivery(), counted.passed());
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
