package dev.twoticks.verification.breaker;

/// WhatsApp messages through one provider that were claimed in one clock minute, and what became of them: each
/// is at most one failure or one silence.
///
/// @param failures refused by the provider for a reason of its own, or answered by nobody knows what
/// @param silences taken by the provider, and nothing was heard of them until the SMS followed
public record CallCounts(long calls, long failures, long silences) {

    /// Nothing was sent.
    public static final CallCounts NONE = new CallCounts(0, 0, 0);

    public static final CallCounts CALL = new CallCounts(1, 0, 0);
    public static final CallCounts FAILED_CALL = new CallCounts(1, 1, 0);

    /// A message that was counted as a call before.
    public static final CallCounts FAILURE = new CallCounts(0, 1, 0);

    /// A message that was counted as a call before.
    public static final CallCounts SILENCE = new CallCounts(0, 0, 1);

    public CallCounts plus(CallCounts more) {
        return new CallCounts(calls + more.calls, failures + more.failures, silences + more.silences);
    }

    /// Whether anything came to nothing.
    public boolean bad() {
        return failures + silences > 0;
    }
}
