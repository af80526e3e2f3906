package dev.twoticks.verification;

import dev.twoticks.verification.delivery.TaskAnswer;
import dev.twoticks.verification.delivery.TaskToken;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Keeps the answers to waiting tasks.
public final class RecordingTasks implements DeliveryTasks {

    /// What a task was told.
    public record Answered(TaskToken token, TaskAnswer answer) {}

    private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();
    private volatile boolean available = true;

    @Override
    public void answer(TaskToken token, TaskAnswer answer) {
        if (!available) {
            throw new WorkflowUnavailableException("answer", new IllegalStateException("made unavailable"));
        }
        answers.add(new Answered(token, answer));
    }

    /// Whether answers are delivered from now on.
    public void available(boolean delivered) {
        available = delivered;
    }

    /// All that were delivered, in order.
    public List<Answered> answers() {
        return List.copyOf(answers);
    }

    /// What one task was told, in order.
    public List<TaskAnswer> answersTo(TaskToken token) {
        return answers.stream()
                .filter(it -> it.token().equals(token))
                .map(Answered::answer)
                .toList();
    }
}
