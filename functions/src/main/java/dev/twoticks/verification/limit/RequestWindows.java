package dev.twoticks.verification.limit;

/// Counters of requests, each decided by one atomic conditional write of its own and outside every transaction:
/// many requests meet on them, and none waits for another.
///
/// Both methods throw [dev.twoticks.verification.StoreUnavailableException] when the store cannot answer; then the
/// request may have been counted or not, and nothing may be sent.
public interface RequestWindows {

    /// Counts one request, if there is room for it. Of any number of calls for one window, at once or not, exactly
    /// `most` are answered true. With a member: true for one that is counted already, and for at most `most`
    /// different ones.
    ///
    /// A call whose answer was lost and that the client repeated may count twice, never not at all.
    ///
    /// @return false if it is full; then nothing was counted
    boolean count(Window window);

    /// Takes back one request that was counted. Not for windows that count members. Does nothing to a window in
    /// which nothing is counted.
    void giveBack(Window window);
}
