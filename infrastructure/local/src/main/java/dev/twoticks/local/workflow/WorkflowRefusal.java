package dev.twoticks.local.workflow;

/// A request that the engine refuses, by the name that Step Functions gives the error. Messages never quote data.
public final class WorkflowRefusal extends RuntimeException {

    /// Why, as Step Functions names it on the wire.
    public enum Reason {
        EXECUTION_ALREADY_EXISTS("ExecutionAlreadyExists"),
        EXECUTION_DOES_NOT_EXIST("ExecutionDoesNotExist"),
        STATE_MACHINE_DOES_NOT_EXIST("StateMachineDoesNotExist"),
        TASK_TIMED_OUT("TaskTimedOut"),
        TASK_DOES_NOT_EXIST("TaskDoesNotExist"),
        INVALID_TOKEN("InvalidToken"),
        INVALID_NAME("InvalidName"),
        INVALID_EXECUTION_INPUT("InvalidExecutionInput"),
        INVALID_OUTPUT("InvalidOutput"),
        VALIDATION("ValidationException");

        private final String awsName;

        Reason(String awsName) {
            this.awsName = awsName;
        }

        public String awsName() {
            return awsName;
        }
    }

    private final Reason reason;

    public WorkflowRefusal(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
