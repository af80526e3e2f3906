package dev.twoticks.local.workflow;

import java.util.function.Consumer;

/// Calls functions for the engine.
@FunctionalInterface
public interface FunctionInvoker {

    /// Calls a function and hands its answer over, exactly once, from any thread, now or later.
    ///
    /// Must not block: the thread may be the clock's. The engine holds no lock meanwhile, so the function may call
    /// the engine, also before this returns. A call that the workflow has given up on still runs to its end, as on
    /// Lambda; its answer is then ignored. Throwing means that the function could not be called.
    ///
    /// @param functionArn as the definition names it
    /// @param payloadJson one JSON value of at most 262,144 bytes
    void invoke(String functionArn, String payloadJson, Consumer<FunctionAnswer> answer);
}
