package dev.twoticks.local.workflow;

import java.util.function.Consumer;

/// Runs functions that block, each call on a virtual thread of its own.
public final class VirtualThreadInvoker implements FunctionInvoker {

    /// A function call that blocks until its answer is known; it does not throw.
    @FunctionalInterface
    public interface Functions {
        FunctionAnswer call(String functionArn, String payloadJson);
    }

    private final Functions functions;

    public VirtualThreadInvoker(Functions functions) {
        this.functions = functions;
    }

    @Override
    public void invoke(String functionArn, String payloadJson, Consumer<FunctionAnswer> answer) {
        Thread.ofVirtual().name("function").start(() -> answer.accept(answerOf(functionArn, payloadJson)));
    }

    private FunctionAnswer answerOf(String functionArn, String payloadJson) {
        try {
            return functions.call(functionArn, payloadJson);
        } catch (RuntimeException e) {
            // Without an answer the clock would wait for this call for ever.
            return new FunctionAnswer.Failed(
                    "Lambda.SdkClientException", e.getClass().getName());
        }
    }
}
