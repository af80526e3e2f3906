package dev.twoticks.policy;

import java.util.List;

/// The owner's files cannot be used. Says all that is wrong in all of them at once.
public final class InvalidPolicyException extends RuntimeException {

    private final List<String> problems;

    InvalidPolicyException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /// One line each, `countries.yaml:12: NG.receipt_wait_seconds: 400 is not between 5 and 300`, by file and
    /// line. A problem of a whole file has no line or key. No secret hash and no phone number is repeated.
    public List<String> problems() {
        return problems;
    }
}
