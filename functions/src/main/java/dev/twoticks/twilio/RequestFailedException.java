package dev.twoticks.twilio;

import org.jspecify.annotations.Nullable;

/// A request that did not end as one that was carried out. Carries what is known of it and nothing of what was
/// sent or answered: Twilio's texts repeat phone numbers.
final class RequestFailedException extends RuntimeException {

    private final transient What what;

    RequestFailedException(What what) {
        super(what.getClass().getSimpleName(), null, false, false);
        this.what = what;
    }

    What what() {
        return what;
    }

    /// What is known of it.
    sealed interface What {

        /// Nothing has reached Twilio.
        record NotConnected() implements What {}

        /// Twilio, or something on the way, said no.
        ///
        /// @param status 400 to 499
        /// @param code Twilio's own, if the body is Twilio's
        record Refused(int status, @Nullable String code) implements What {}

        /// It may have been processed.
        ///
        /// @param reason one word
        record Unclear(String reason) implements What {}
    }
}
