package dev.twoticks.local.workflow.language;

/// An error of a state, by the name that `Retry` and `Catch` know it by. Its cause never quotes the data.
public final class StateFailure extends RuntimeException {

    private final String error;

    public StateFailure(String error, String cause) {
        super(cause, null, false, false);
        this.error = error;
    }

    public static StateFailure runtime(String cause) {
        return new StateFailure(ErrorNames.RUNTIME, cause);
    }

    public String error() {
        return error;
    }

    /// What Step Functions calls `Cause`; empty if there is none.
    public String cause() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
