package dev.twoticks.local.workflow;

import dev.twoticks.local.workflow.language.State;

/// The history events that can occur, by Step Functions' names.
public enum EventType {
    EXECUTION_STARTED("ExecutionStarted", "executionStarted"),
    EXECUTION_SUCCEEDED("ExecutionSucceeded", "executionSucceeded"),
    EXECUTION_FAILED("ExecutionFailed", "executionFailed"),
    EXECUTION_TIMED_OUT("ExecutionTimedOut", "executionTimedOut"),
    EXECUTION_ABORTED("ExecutionAborted", "executionAborted"),
    TASK_SCHEDULED("TaskScheduled", "taskScheduled"),
    TASK_STARTED("TaskStarted", "taskStarted"),
    TASK_SUBMITTED("TaskSubmitted", "taskSubmitted"),
    TASK_SUCCEEDED("TaskSucceeded", "taskSucceeded"),
    TASK_FAILED("TaskFailed", "taskFailed"),
    TASK_TIMED_OUT("TaskTimedOut", "taskTimedOut"),
    TASK_STATE_ENTERED("TaskStateEntered", "stateEntered"),
    TASK_STATE_EXITED("TaskStateExited", "stateExited"),
    CHOICE_STATE_ENTERED("ChoiceStateEntered", "stateEntered"),
    CHOICE_STATE_EXITED("ChoiceStateExited", "stateExited"),
    PASS_STATE_ENTERED("PassStateEntered", "stateEntered"),
    PASS_STATE_EXITED("PassStateExited", "stateExited"),
    WAIT_STATE_ENTERED("WaitStateEntered", "stateEntered"),
    WAIT_STATE_EXITED("WaitStateExited", "stateExited"),
    SUCCEED_STATE_ENTERED("SucceedStateEntered", "stateEntered"),
    SUCCEED_STATE_EXITED("SucceedStateExited", "stateExited"),
    FAIL_STATE_ENTERED("FailStateEntered", "stateEntered");

    private final String awsName;
    private final String details;

    EventType(String awsName, String details) {
        this.awsName = awsName;
        this.details = details + "EventDetails";
    }

    /// What `type` says in the history.
    public String awsName() {
        return awsName;
    }

    /// The field of the event that holds its details.
    public String details() {
        return details;
    }

    static EventType entered(State state) {
        return switch (state) {
            case State.Task _ -> TASK_STATE_ENTERED;
            case State.Choice _ -> CHOICE_STATE_ENTERED;
            case State.Pass _ -> PASS_STATE_ENTERED;
            case State.Wait _ -> WAIT_STATE_ENTERED;
            case State.Succeed _ -> SUCCEED_STATE_ENTERED;
            case State.Fail _ -> FAIL_STATE_ENTERED;
        };
    }

    static EventType exited(State state) {
        return switch (state) {
            case State.Task _ -> TASK_STATE_EXITED;
            case State.Choice _ -> CHOICE_STATE_EXITED;
            case State.Pass _ -> PASS_STATE_EXITED;
            case State.Wait _ -> WAIT_STATE_EXITED;
            case State.Succeed _ -> SUCCEED_STATE_EXITED;
            case State.Fail _ -> throw new IllegalArgumentException("a Fail state is never left");
        };
    }
}
