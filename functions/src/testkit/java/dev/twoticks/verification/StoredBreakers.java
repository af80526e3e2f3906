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

    boolean close(BreakerKey key, Instant sent) {
        Breaker stored = breakers.get(key);
        boolean disproved = stored != null && !stored.since().isAfter(sent);
        if (disproved) {
            breakers.remove(key);
        }
        return disproved;
    }

    CallCounts count(Instant claimed, CallCounts more) {
        return minutes.merge(claimed.truncatedTo(ChronoUnit.MINUTES), more, CallCounts::plus);
    }
}
