package dev.twoticks.verification;

/// What came of giving up a round.
public sealed interface GiveUpResult {

    /// It reads `failed` from now on.
    record Failed() implements GiveUpResult {}

    /// It was delivered after all, an SMS may still arrive, it has ended, or another round is current.
    record NotNeeded() implements GiveUpResult {}
}
