package dev.twoticks.local.workflow.language;

import java.util.Collection;
import java.util.Set;

/// The error names that the language reserves, and what each matches in `Retry` and `Catch`.
public final class ErrorNames {

    public static final String ALL = "States.ALL";
    public static final String TASK_FAILED = "States.TaskFailed";
    public static final String TIMEOUT = "States.Timeout";
    /// The definition and its data do not fit; neither retried nor caught, whatever is named.
    public static final String RUNTIME = "States.Runtime";

    public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
    public static final String RESULT_PATH_MATCH_FAILURE = "States.ResultPathMatchFailure";
    public static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";

    static final String RESERVED_PREFIX = "States.";

    /// Reserved names that a task may name; [#RUNTIME] is not among them, because naming it would promise too much.
    static final Set<String> NAMEABLE = Set.of(
            ALL,
            TASK_FAILED,
            TIMEOUT,
            DATA_LIMIT_EXCEEDED,
            RESULT_PATH_MATCH_FAILURE,
            "States.ParameterPathFailure",
            "States.Permissions");

    private ErrorNames() {}

    /// Whether an `ErrorEquals` list covers an error.
    public static boolean covers(Collection<String> errorEquals, String error) {
        return !error.equals(RUNTIME) && errorEquals.stream().anyMatch(name -> covers(name, error));
    }

    private static boolean covers(String name, String error) {
        return switch (name) {
            case ALL -> !error.equals(DATA_LIMIT_EXCEEDED);
            case TASK_FAILED -> !error.equals(TIMEOUT) && !error.equals(DATA_LIMIT_EXCEEDED);
            default -> name.equals(error);
        };
    }
}
