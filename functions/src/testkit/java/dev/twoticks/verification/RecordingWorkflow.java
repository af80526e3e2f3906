package dev.twoticks.verification;

import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.plan.Plan;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Starts nothing and keeps what was to be started.
public final class RecordingWorkflow implements DeliveryWorkflow {

    /// A round that was to be started.
    public record Started(Ref ref, int round, Plan plan) {}

    /// What unconfirmed starts say.
    public static final String ERROR = "AccessDeniedException";

    private final Queue<Started> started = new ConcurrentLinkedQueue<>();
    private volatile boolean available = true;
    private volatile Runnable beforeAnswer = () -> {};

    @Override
    public WorkflowStart start(Ref ref, int round, Plan plan) {
        started.add(new Started(ref, round, plan));
        beforeAnswer.run();
        return available ? new WorkflowStart.Confirmed() : new WorkflowStart.Unconfirmed(ERROR);
    }

    /// Whether starts are confirmed from now on.
    public void available(boolean confirmed) {
        available = confirmed;
    }

    /// What happens elsewhere while a start is on its way, such as the first claim.
    public void meanwhile(Runnable action) {
        beforeAnswer = action;
    }

    /// All that was asked for, confirmed or not.
    public List<Started> started() {
        return List.copyOf(started);
    }
}
