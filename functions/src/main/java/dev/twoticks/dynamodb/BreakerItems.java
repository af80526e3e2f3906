package dev.twoticks.dynamodb;

import dev.twoticks.verification.breaker.Breaker;
import dev.twoticks.verification.breaker.BreakerKey;
import dev.twoticks.verification.breaker.BreakerStore;
import dev.twoticks.verification.breaker.CallCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// `PROVIDER#name#kind#…`: a breaker, there while it is open or waits to be probed. `PROVIDER#name#minute#…`: what
/// became of the WhatsApp messages of one minute.
///
/// @param provider whose they are
record BreakerItems(Table table, String provider) implements BreakerStore {

    private static final String WRITE = "SET #retry_at = :retry_at, #pause = :pause, #since = :since, #ttl = :ttl";
    private static final String NOT_OPEN = "attribute_not_exists(#retry_at) OR #retry_at <= :now";
    private static final String AS_READ = "#retry_at = :read";
    private static final String DISPROVED = "#since <= :sent";
    private static final String COUNT = "SET #calls = if_not_exists(#calls, :zero) + :calls,"
            + " #failures = if_not_exists(#failures, :zero) + :failures,"
            + " #silences = if_not_exists(#silences, :zero) + :silences, #ttl = :ttl";

    static String key(String provider, BreakerKey key) {
        String of = Attempts.key(provider) + "#" + key.kind().wire();
        return key.name().isEmpty() ? of : of + "#" + key.name();
    }

    static Optional<Breaker> read(BreakerKey key, Item item) {
        return item.isEmpty()
                ? Optional.empty()
                : Optional.of(new Breaker(key, item.time("retry_at"), Duration.ofMillis(item.number("pause"))));
    }

    @Override
    public boolean openBreaker(Breaker opened, Instant now) {
        return written("openBreaker", opened, NOT_OPEN, values(opened).with(":now", now));
    }

    @Override
    public boolean probeBreaker(Breaker read, Breaker next) {
        return written("probeBreaker", next, AS_READ, values(next).with(":read", read.retryAt()));
    }

    @Override
    public boolean closeBreaker(BreakerKey key, Instant sent) {
        return table.remove("closeBreaker", key(provider, key), DISPROVED, new Values().with(":sent", sent));
    }

    @Override
    public CallCounts countCalls(Instant claimed, CallCounts more) {
        String minute = Attempts.key(provider) + "#minute#" + claimed.truncatedTo(ChronoUnit.MINUTES);
        Values values = new Values()
                .with(":zero", 0)
                .with(":calls", more.calls())
                .with(":failures", more.failures())
                .with(":silences", more.silences())
                .with(":ttl", Attempts.ttl(claimed, Attempts.PROVIDER_KEPT));
        return switch (table.write("countCalls", new Change(minute, COUNT, null, values))) {
            case Table.Written.Done(Item item) ->
                new CallCounts(item.number("calls"), item.number("failures"), item.number("silences"));
            case Table.Written.Refused _ -> throw new IllegalStateException("refused without a condition");
        };
    }

    private boolean written(String operation, Breaker breaker, String condition, Values values) {
        Change change = new Change(key(provider, breaker.key()), WRITE, condition, values);
        return table.write(operation, change) instanceof Table.Written.Done;
    }

    private static Values values(Breaker breaker) {
        return new Values()
                .with(":retry_at", breaker.retryAt())
                .with(":pause", breaker.pause().toMillis())
                .with(":since", breaker.since())
                .with(":ttl", Attempts.ttl(breaker.retryAt(), Attempts.PROVIDER_KEPT));
    }
}
