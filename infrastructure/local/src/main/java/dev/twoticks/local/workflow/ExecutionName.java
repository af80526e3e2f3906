package dev.twoticks.local.workflow;

import java.util.regex.Pattern;

/// What an execution may be called.
final class ExecutionName {

    private static final Pattern FORBIDDEN = Pattern.compile("[\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]");
    private static final int LONGEST = 80;

    private ExecutionName() {}

    /// The name, if an execution may have it.
    ///
    /// @throws WorkflowRefusal `InvalidName`
    static String checked(String name) {
        if (name.isEmpty() || name.length() > LONGEST || FORBIDDEN.matcher(name).find()) {
            throw new WorkflowRefusal(WorkflowRefusal.Reason.INVALID_NAME, "Invalid Name: '" + name + "'");
        }
        return name;
    }
}
