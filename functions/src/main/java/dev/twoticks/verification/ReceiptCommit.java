package dev.twoticks.verification;

/// What became of a receipt.
public sealed interface ReceiptCommit {

    record Recorded(Verification current) implements ReceiptCommit {}

    /// As much or more was known already.
    record Known(Verification current) implements ReceiptCommit {}

    /// No such delivery, or the receipt speaks of another message or channel.
    record Foreign() implements ReceiptCommit {}
}
