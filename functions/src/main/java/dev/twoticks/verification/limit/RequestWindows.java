package dev.twoticks.verification.limit;

/// Counters of requests, each decided by one atomic conditional write of its own and outside every transaction:
/// many requests meet on them, and none waits for another.
///
/// Both methods throw [dev.twoticks.verification.StoreUnavailableException] when the store cannot answer; then the
/// request may have been counted or not, and nothing may be sent.
public interface RequestWindows {

    /// What became of a request in a window.
    enum Count {
        /// There was room.
        COUNTED,
        /// The window's last request was the same one, a moment ago. It may pass by that one's place, which nobody can
        /// give back any more, and nothing was counted.
        KNOWN,
        /// There was none, and nothing was counted.
        FULL
    }

    /// Counts one request, if there is room for it. Of any number of calls for one window, at once or not,
    /// exactly `most` are answered [Count#COUNTED]. With a member: [Count#COUNTED] for one that is counted
    /// already, and for at most `most` different ones. With [Once]: [Count#KNOWN] if the last that was counted
    /// has the same name, and came after [Once#since]; full or not.
    ///
    /// A call whose answer was lost and that the client repeated may count twice, never not at all.
    Count count(Window window);

    /// Takes back one request that was counted. Not for windows that count members. Does nothing to a window in
    /// which nothing is counted. With [Once] only if it is still the last that was counted under a name, and was
    /// not answered [Count#KNOWN] since: else somebody passes by its place, or may, and it stays taken.
    ///
    /// A call whose answer was lost is not repeated: it gives back one place at most.
    void giveBack(Window window);
}
