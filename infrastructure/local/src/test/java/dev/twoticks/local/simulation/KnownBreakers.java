package dev.twoticks.local.simulation;

import static dev.twoticks.local.simulation.Invariant.I14;

import dev.twoticks.verification.breaker.Breaker;
import dev.twoticks.verification.breaker.BreakerKey;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.plan.Plan;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The breakers as the committed writes make them. Whoever reads them while one is open keeps away from WhatsApp, and
/// when its pause is over one goes through.
final class KnownBreakers {

    private final Map<BreakerKey, Breaker> breakers = new HashMap<>();
    private final Watch watch;

    KnownBreakers(Watch watch) {
        this.watch = watch;
    }

    /// A process reads its gates.
    void readBy(Invocation reader) {
        reader.sees(Map.copyOf(breakers));
    }

    void opened(Breaker opened, Instant now) {
        Breaker before = breakers.put(opened.key(), opened);
        require(before == null || !before.open(now), opened.key() + " opened while it is open");
        watch.happened("breaker opened " + opened.key().kind());
    }

    void probed(Invocation by, Breaker read, Breaker next) {
        require(read.equals(breakers.get(read.key())), read.key() + " let another one through");
        breakers.put(next.key(), next);
        by.probes(next.key());
        watch.happened("breaker probed");
    }

    void closed(BreakerKey key) {
        if (breakers.remove(key) != null) {
            watch.happened("breaker closed");
        }
    }

    /// A round was committed.
    void planned(Invocation by, Plan plan, Instant now) {
        if (plan.first() == Channel.WHATSAPP) {
            by.seen().forEach((key, breaker) -> {
                require(!breaker.open(now), "WhatsApp through " + key);
                require(by.probed(key), "WhatsApp through " + key + ", which somebody else probes");
            });
        } else if (by.seen().values().stream().anyMatch(it -> it.open(now))) {
            watch.happened("breaker kept away");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(I14, otherwise);
        }
    }
}
