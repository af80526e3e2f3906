package dev.twoticks.local.lambda;

/// The template's functions, wherever they run.
public interface Functions {

    /// Calls a function and waits for it, at most for its timeout.
    ///
    /// @param name its logical id
    /// @param event one JSON value
    /// @throws IllegalArgumentException if the template has no such function
    Invocation invoke(String name, String event);
}
