package dev.twoticks.verification;

/// What came of a receipt.
public sealed interface ReceiptResult {

    /// It told something new.
    record Recorded() implements ReceiptResult {}

    /// It was known, or came after something later.
    record Known() implements ReceiptResult {}

    /// It speaks of no delivery of ours.
    record Foreign() implements ReceiptResult {}
}
