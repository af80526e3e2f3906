package dev.twoticks.local.workflow;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Every task token ever issued, each for one try of one task.
final class Tokens {

    private static final int RANDOM_BYTES = 48;
    private static final String PREFIX = "AAAAKgAAAAIAAAAA";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9+/]{64}");

    private final Map<String, TaskTry> issued = new HashMap<>();
    private final RandomGenerator random;

    /// @param random a secure one wherever strangers can reach the endpoint
    Tokens(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    void issue(String token, TaskTry task) {
        issued.put(token, task);
    }

    /// The try that a token may still end.
    ///
    /// @throws WorkflowRefusal `InvalidToken`, `TaskDoesNotExist`, or `TaskTimedOut` if its try is over
    TaskTry open(String token) {
        if (!FORM.matcher(token).matches()) {
            throw new WorkflowRefusal(WorkflowRefusal.Reason.INVALID_TOKEN, "Invalid Token: 'Invalid token'");
        }
        TaskTry task = issued.get(token);
        if (task == null) {
            throw new WorkflowRefusal(WorkflowRefusal.Reason.TASK_DOES_NOT_EXIST, "Task does not exist");
        }
        if (!task.isOpen()) {
            throw new WorkflowRefusal(
                    WorkflowRefusal.Reason.TASK_TIMED_OUT, "Task Timed Out: 'Provided task does not exist anymore'");
        }
        return task;
    }
}
