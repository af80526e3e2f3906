package dev.twoticks.local.workflow.language;

import java.util.ArrayList;
import java.util.List;

/// Mistakes found so far; reading goes on, so that one run shows them all.
final class Faults {

    private final List<String> found = new ArrayList<>();

    void add(String where, String what) {
        found.add(where + ": " + what);
    }

    void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new DefinitionRefused(found);
        }
    }
}
