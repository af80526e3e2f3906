package dev.twoticks.verification.delivery;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells a provider's callback from a forgery and reads it. Does not touch the store.
public interface ReceiptReader {

    /// Reads a callback.
    ///
    /// @param query the query parameters as they came, each name once; more or other names than ours make it a
    /// forgery
    /// @param body the form body, decoded from base64 where it was encoded, not yet from its URL encoding
    /// @param signature the signature header
    Reading read(Map<String, String> query, String body, @Nullable String signature);

    /// What a callback turned out to be.
    sealed interface Reading {

        record Genuine(Receipt receipt) implements Reading {}

        /// Signed by the provider, and nothing to record: a status we do not know or do not keep.
        ///
        /// @param status as it came
        record Ignored(String status) implements Reading {}

        /// Unsigned, wrongly signed, altered, or not of the closed form that the signature protects.
        record Forged() implements Reading {}
    }
}
