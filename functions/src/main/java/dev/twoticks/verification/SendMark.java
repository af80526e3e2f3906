package dev.twoticks.verification;

import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.delivery.SendOutcome;
import org.jspecify.annotations.Nullable;

/// What the provider answered to a send, as it is stored.
public record SendMark(
        DeliveryStatus status,
        @Nullable String messageId,
        @Nullable Failure failure) {

    static SendMark of(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Accepted(String messageId, DeliveryStatus status) -> new SendMark(status, messageId, null);
            case SendOutcome.Refused(Failure failure) -> new SendMark(DeliveryStatus.REFUSED, null, failure);
            case SendOutcome.NotSent(Failure failure) -> new SendMark(DeliveryStatus.NOT_SENT, null, failure);
            case SendOutcome.CredentialsRefused(String field) ->
                new SendMark(DeliveryStatus.NOT_SENT, null, new Failure("credentials: " + field, FailureClass.FAULT));
            case SendOutcome.Unknown _ -> new SendMark(DeliveryStatus.UNKNOWN, null, null);
        };
    }
}
