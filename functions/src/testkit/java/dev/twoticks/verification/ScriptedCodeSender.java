package dev.twoticks.verification;

import dev.twoticks.verification.delivery.CodeMessage;
import dev.twoticks.verification.delivery.CodeSender;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.SendOutcome;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A provider that answers as it is told, and takes everything as queued once it is told nothing more.
public final class ScriptedCodeSender implements CodeSender {

    private final Queue<CodeMessage> sent = new ConcurrentLinkedQueue<>();
    private final Queue<SendOutcome> script = new ConcurrentLinkedQueue<>();
    private final AtomicInteger messages = new AtomicInteger();
    private volatile Runnable beforeAnswer = () -> {};

    @Override
    public String provider() {
        return Examples.PROVIDER;
    }

    @Override
    public SendOutcome send(CodeMessage message) {
        sent.add(message);
        beforeAnswer.run();
        SendOutcome next = script.poll();
        return next == null
                ? new SendOutcome.Accepted(messageId(messages.incrementAndGet()), DeliveryStatus.QUEUED)
                : next;
    }

    /// The provider's name for the message taken as the nth.
    public static String messageId(int number) {
        return String.format("SM%032x", number);
    }

    /// The next answers, one a call.
    public void answers(SendOutcome... outcomes) {
        script.addAll(List.of(outcomes));
    }

    /// What happens elsewhere while a message is being handed over, such as a receipt or an approval.
    public void meanwhile(Runnable action) {
        beforeAnswer = action;
    }

    /// Every message handed over, in order.
    public List<CodeMessage> sent() {
        return List.copyOf(sent);
    }
}
