package dev.twoticks.local.workflow.language;

import java.util.List;

/// A definition that is not accepted: every mistake found in it, each as `State.Field: what is wrong`.
public final class DefinitionRefused extends RuntimeException {

    private final transient List<String> faults;

    DefinitionRefused(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    /// At least one; mistakes of the machine itself name their field alone.
    public List<String> faults() {
        return faults;
    }
}
