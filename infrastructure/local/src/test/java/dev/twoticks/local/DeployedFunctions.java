package dev.twoticks.local;

import dev.twoticks.local.lambda.Functions;
import dev.twoticks.local.lambda.Invocation;
import dev.twoticks.localstack.LocalStack;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.LambdaClientBuilder;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/// The deployed functions, called by their aliases as API Gateway calls them.
///
/// Of each one runs at a time. A second call would start another instance, and on a busy machine that takes longer
/// than Twilio waits for the answer to a receipt.
final class DeployedFunctions implements Functions, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Map<String, ReentrantLock> running = new ConcurrentHashMap<>();
    private final Map<String, String> resources;
    private final LambdaClient lambda;

    /// @param resources physical ids by logical ones
    DeployedFunctions(LocalStack localStack, Map<String, String> resources) {
        this.resources = resources;
        this.lambda = localStack.client(client());
    }

    /// A call is made once: a second one would do its work twice.
    private static LambdaClientBuilder client() {
        return LambdaClient.builder()
                .httpClientBuilder(Apache5HttpClient.builder().socketTimeout(PATIENCE))
                .overrideConfiguration(configuration -> configuration.retryStrategy(retries -> retries.maxAttempts(1)));
    }

    @Override
    public Invocation invoke(String name, String event) {
        String function = resources.getOrDefault(name + "Aliaslive", resources.get(name));
        if (function == null) {
            throw new IllegalArgumentException("no function " + name + " was deployed");
        }
        ReentrantLock turn = running.computeIfAbsent(name, _ -> new ReentrantLock());
        turn.lock();
        try {
            InvokeResponse answer =
                    lambda.invoke(call -> call.functionName(function).payload(SdkBytes.fromUtf8String(event)));
            String payload = answer.payload().asUtf8String();
            return answer.functionError() == null
                    ? new Invocation.Returned(payload)
                    : new Invocation.Failed(answer.functionError(), payload);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        lambda.close();
    }
}
