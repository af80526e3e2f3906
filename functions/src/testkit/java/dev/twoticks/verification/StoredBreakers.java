package dev.twoticks.verification;

import dev.twoticks.verification.breaker.Breaker;
import dev.twoticks.verification.breaker.BreakerKey;
import dev.twoticks.verification.breaker.CallCounts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The fake's breakers and counts; only touched under the fake's lock.
final class StoredBreakers {

    private final Map<BreakerKey, Breaker> breakers = new HashMap<>();
    private final Map<Instant, CallCounts> minutes = new HashMap<>();

    List<Breaker> read(List<BreakerKey> keys) {
        return keys.stream().map(breakers::get).flatMap(Stream::ofNullable).toList();
    }

    boolean open(Breaker opened, Instant now) {
        Breaker stored = breakers.get(opened.key());
        if (stored != null && stored.open(now)) {
            return false;
        }
        breakers.put(opened.key(), opened);
        return true;
    }

    boolean probe(Breaker read, Breaker next) {
        return breakers.replace(read.key(), read, next);
    }

    void close(BreakerKey key) {
        breakers.remove(key);
    }

    CallCounts count(Instant now, long calls, long failures) {
        return minutes.merge(
                now.truncatedTo(ChronoUnit.MINUTES),
                new CallCounts(calls, failures),
                (one, other) -> new CallCounts(one.calls() + other.calls(), one.failures() + other.failures()));
    }
}
