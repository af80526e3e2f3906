package dev.twoticks.local.workflow;

import java.util.regex.Pattern;

/// The form of a state machine's ARN and of its executions'.
final class StateMachineArn {

    private static final Pattern FORM =
            Pattern.compile("arn:[a-z-]+:states:[a-z0-9-]+:\\d{12}:stateMachine:[^:\\s]{1,80}");

    private StateMachineArn() {}

    static boolean isOne(String arn) {
        return FORM.matcher(arn).matches();
    }

    static String execution(String arn, String name) {
        return arn.replace(":stateMachine:", ":execution:") + ":" + name;
    }
}
