package dev.twoticks.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Counts calls in sequence, calls in parallel once. Every call is held back until no other has come for a while:
/// what was on its way at the same time is then held too, and what waits for an answer cannot have come yet. A
/// machine that stalls longer than that makes the count too large, never too small.
final class Trips {

    private final List<List<String>> trips = new ArrayList<>();
    private long holdNanos;
    private boolean open;
    private long latest;

    /// Forgets what came and holds calls from now on.
    ///
    /// @param hold how long a call waits for others; zero to let calls pass uncounted
    synchronized void begin(Duration hold) {
        trips.clear();
        open = false;
        holdNanos = hold.toNanos();
    }

    /// What came together, in order.
    synchronized List<List<String>> ended() {
        holdNanos = 0;
        return trips.stream().map(List::copyOf).toList();
    }

    /// Returns when no sibling can be under way any more.
    synchronized void arrive(String call) throws InterruptedException {
        if (holdNanos == 0) {
            return;
        }
        if (!open) {
            open = true;
            trips.add(new ArrayList<>());
        }
        trips.getLast().add(call);
        int mine = trips.size();
        latest = System.nanoTime();
        while (open && trips.size() == mine) {
            long left = latest + holdNanos - System.nanoTime();
            if (left <= 0) {
                open = false;
                notifyAll();
                return;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
