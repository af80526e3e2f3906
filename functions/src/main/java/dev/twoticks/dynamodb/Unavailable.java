package dev.twoticks.dynamodb;

import dev.twoticks.verification.StoreUnavailableException;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// Turns whatever the SDK throws into [StoreUnavailableException]. The SDK's own exception goes no further: its
/// message may repeat keys and values of the request. A call that its time limit ends while it waits for a
/// connection throws what the HTTP client has at hand, which is none of the SDK's.
final class Unavailable {

    private Unavailable() {}

    static <T> T guard(String operation, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new StoreUnavailableException(operation + ": " + word(e));
        } catch (IllegalStateException e) {
            throw new StoreUnavailableException(operation + ": " + e.getClass().getSimpleName());
        }
    }

    private static String word(SdkException e) {
        if (e instanceof AwsServiceException service
                && service.awsErrorDetails() != null
                && service.awsErrorDetails().errorCode() != null) {
            return service.awsErrorDetails().errorCode();
        }
        return e.getClass().getSimpleName();
    }
}
