package dev.twoticks.function;

import static java.util.Objects.requireNonNull;

/// Where Jazzer enters: one target a run, named by a system property.
public final class HandlerFuzz {

    static final String PROPERTY = "fuzz.target";

    private static final FuzzTarget TARGET = FuzzTarget.valueOf(requireNonNull(System.getProperty(PROPERTY), PROPERTY));

    private HandlerFuzz() {}

    /// Called by Jazzer for each input.
    public static void fuzzerTestOneInput(byte[] input) {
        TARGET.run(input);
    }
}
