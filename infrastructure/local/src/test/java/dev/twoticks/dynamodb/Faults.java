package dev.twoticks.dynamodb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// What DynamoDB does and DynamoDB Local does not.
final class Faults implements ExecutionInterceptor {

    /// Which calls are struck.
    interface Strike {
        boolean on(int call);
    }

    private enum Kind {
        /// The call meets another transaction and writes nothing.
        CONFLICT,
        /// The same, where a transaction's last write meets it.
        LAST_CONFLICT,
        /// The call is refused for its load.
        THROTTLING,
        /// The call is carried out and its answer gets lost.
        LOST_ANSWER
    }

    private final Kind kind;
    private final Strike strike;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();
    private final List<SdkRequest> requests = new CopyOnWriteArrayList<>();

    private Faults(Kind kind, Strike strike) {
        this.kind = kind;
        this.strike = strike;
    }

    static Faults conflicts(Strike strike) {
        return new Faults(Kind.CONFLICT, strike);
    }

    /// Conflicts of the last write of each transaction, which is an idempotency key's where there is one.
    static Faults lastConflicts(Strike strike) {
        return new Faults(Kind.LAST_CONFLICT, strike);
    }

    static Faults throttling() {
        return new Faults(Kind.THROTTLING, _ -> true);
    }

    static Faults lostAnswers(Strike strike) {
        return new Faults(Kind.LOST_ANSWER, strike);
    }

    /// Requests as the store made them, in order, whatever became of them.
    List<SdkRequest> requests() {
        return List.copyOf(requests);
    }

    /// Answers that reached this side or were lost on the way.
    int answers() {
        return answers.get();
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        requests.add(request);
        if (kind == Kind.THROTTLING) {
            throw ProvisionedThroughputExceededException.builder()
                    .message("the key VERIFICATION#canary is throttled")
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("ProvisionedThroughputExceededException")
                            .build())
                    .build();
        }
        if (kind == Kind.CONFLICT && strike.on(calls.getAndIncrement())) {
            conflict(request, 0);
        }
        if (kind == Kind.LAST_CONFLICT
                && request instanceof TransactWriteItemsRequest transaction
                && strike.on(calls.getAndIncrement())) {
            conflict(request, transaction.transactItems().size() - 1);
        }
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        if (kind == Kind.LOST_ANSWER
                && (context.request() instanceof TransactWriteItemsRequest
                        || context.request() instanceof UpdateItemRequest
                        || context.request() instanceof DeleteItemRequest)
                && strike.on(answers.getAndIncrement())) {
            context.responseBody().ifPresent(Faults::drop);
            throw RetryableException.builder().message("connection reset").build();
        }
    }

    /// Gives the connection back, which would else be missing from the pool.
    private static void drop(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void conflict(SdkRequest request, int place) {
        if (request instanceof TransactWriteItemsRequest transaction) {
            List<CancellationReason> reasons = transaction.transactItems().stream()
                    .map(_ -> CancellationReason.builder().code("None").build())
                    .collect(Collectors.toCollection(ArrayList::new));
            reasons.set(
                    place,
                    CancellationReason.builder().code("TransactionConflict").build());
            throw TransactionCanceledException.builder()
                    .cancellationReasons(reasons)
                    .build();
        }
        if (request instanceof UpdateItemRequest || request instanceof DeleteItemRequest) {
            throw TransactionConflictException.builder().build();
        }
    }
}
