package dev.twoticks.verification.breaker;

/// A minute's WhatsApp messages through one provider, and how many failures became known in it: refusals of the
/// provider's own, and messages of which nothing was heard until the SMS followed.
public record CallCounts(long calls, long failures) {}
