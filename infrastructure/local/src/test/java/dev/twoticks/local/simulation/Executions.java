package dev.twoticks.local.simulation;

import static dev.twoticks.local.simulation.Invariant.I17;
import static dev.twoticks.local.simulation.Invariant.I9;

import dev.twoticks.local.workflow.ExecutionDescription;
import dev.twoticks.local.workflow.WorkflowEngine;
import dev.twoticks.verification.code.Ref;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/// The runs of the state machine, which the judge sees nothing of.
final class Executions {

    private final WorkflowEngine engine;
    private final Watch watch;

    Executions(WorkflowEngine engine, Watch watch) {
        this.engine = engine;
        this.watch = watch;
    }

    /// A start has been accepted.
    void accepted(Ref ref, boolean test) {
        boolean runs = !of(ref).isEmpty();
        if (runs == test) {
            throw test
                    ? new Violation(I17, "a test number's workflow runs")
                    : new Violation(I9, "accepted and never run");
        }
    }

    /// How long after its verification the first round's began. One that a repeated start has made good waits as long
    /// as was planned, and so ends as much later; nothing is sent in that time.
    Duration late(Known known) {
        return of(known.ref).stream()
                .map(it -> Duration.between(known.startedAt, it.startedAt()))
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /// All of this verification have ended.
    void closed(Ref ref) {
        for (ExecutionDescription execution : of(ref)) {
            if (execution.stoppedAt() == null) {
                throw new Violation(I9, execution.name() + " is open a minute after the code's end");
            }
            watch.happened("execution " + end(execution));
        }
    }

    /// Looks for what must not be in them.
    void scan(Canary canary) {
        for (ExecutionDescription execution : engine.executions(Service.MACHINE)) {
            canary.scan("an execution's input", execution.input());
            engine.history(execution.executionArn())
                    .forEach(event -> event.details().values().forEach(it -> canary.scan("a history", it.toString())));
        }
    }

    /// The outcome that a task was told, the error's name, or silence.
    private static String end(ExecutionDescription execution) {
        String output = execution.output();
        if (output == null) {
            return execution.status() + " " + execution.error();
        }
        return output.contains("\"outcome\"") ? output.replaceAll("\\W|outcome", "") : "silence";
    }

    private List<ExecutionDescription> of(Ref ref) {
        return engine.executions(Service.MACHINE).stream()
                .filter(it -> it.name().startsWith(ref.hex()))
                .toList();
    }
}
