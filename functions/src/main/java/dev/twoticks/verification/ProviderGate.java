package dev.twoticks.verification;

import java.time.Duration;
import java.time.Instant;

/// A fault that stops a provider for everybody: its credentials are missing or refused.
///
/// @param field the setting at fault; never its value
/// @param retryAt until then nothing is started; the first start after it goes through to find out
public record ProviderGate(String field, Instant retryAt) {

    /// How long nothing is tried after a refusal, and between two tries.
    public static final Duration PAUSE = Duration.ofSeconds(60);
}
