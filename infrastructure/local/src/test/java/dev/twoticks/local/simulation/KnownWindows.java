package dev.twoticks.local.simulation;

import static dev.twoticks.local.simulation.Invariant.I13;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/// What one address, each application and one block of numbers were let have, by the clock minute, hour and day. All
/// people of a world share an address, but for those of a server, who have none.
final class KnownWindows {

    private record Period(String subject, Instant start) {}

    private final Allowances allowed;
    private final Map<Period, Integer> counts = new HashMap<>();

    KnownWindows(Allowances allowed) {
        this.allowed = allowed;
    }

    /// A start was committed.
    ///
    /// @param fromAddress whether it counts on the address
    void started(Known known, boolean fromAddress) {
        Instant now = known.startedAt;
        if (fromAddress) {
            count("address", now, ChronoUnit.HOURS, allowed.address().startsAnHour());
            count("address", now, ChronoUnit.DAYS, allowed.address().startsADay());
        }
        if (!known.test) {
            count("block", now, ChronoUnit.HOURS, allowed.block());
        }
        count(known.clientId, now, ChronoUnit.HOURS, allowed.application().startsAnHour());
        count(known.clientId, now, ChronoUnit.DAYS, allowed.application().startsADay());
    }

    /// It was taken back, and strangers may have its place. The address may not.
    void takenBack(Known known) {
        Instant started = known.startedAt;
        add("block", started, ChronoUnit.HOURS, -1);
        add(known.clientId, started, ChronoUnit.HOURS, -1);
        add(known.clientId, started, ChronoUnit.DAYS, -1);
    }

    /// A check was committed.
    void checked(Instant askedAt) {
        count("address", askedAt, ChronoUnit.MINUTES, allowed.address().triesAMinute());
    }

    private void count(String subject, Instant time, ChronoUnit unit, int most) {
        int counted = add(subject, time, unit, 1);
        if (counted > most) {
            throw new Violation(I13, subject + " has had " + counted + " in " + unit);
        }
    }

    private int add(String subject, Instant time, ChronoUnit unit, int more) {
        return counts.merge(new Period(subject + " " + unit, time.truncatedTo(unit)), more, Integer::sum);
    }
}
