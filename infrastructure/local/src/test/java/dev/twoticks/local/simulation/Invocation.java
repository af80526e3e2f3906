package dev.twoticks.local.simulation;

import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.breaker.Breaker;
import dev.twoticks.verification.breaker.BreakerKey;
import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.idempotency.KeptName;
import dev.twoticks.verification.idempotency.Repeatable;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One request or one run of a function: a process that may be interrupted at every call it awaits, and end there.
final class Invocation {

    private final String name;
    private final boolean entitled;
    private final Runnable body;
    private int calls;
    private int counted;
    private boolean crashed;
    private @Nullable Code typed;
    private @Nullable Caller caller;
    private @Nullable Instant askedAt;
    private @Nullable Repeated repeated;
    private boolean ofTestNumber;
    private int changed;
    private boolean received;
    private Map<BreakerKey, Breaker> seen = Map.of();
    private final Set<BreakerKey> probed = new HashSet<>();

    /// @param entitled whether it may change anything
    Invocation(String name, boolean entitled, Runnable body) {
        this.name = name;
        this.entitled = entitled;
        this.body = body;
    }

    String name() {
        return name;
    }

    boolean entitled() {
        return entitled;
    }

    void run() {
        body.run();
    }

    /// One more awaited call; a process that has crashed makes none.
    void awaits() {
        if (crashed) {
            throw new Crash();
        }
        calls++;
    }

    /// Awaited calls so far.
    int calls() {
        return calls;
    }

    Crash crash() {
        crashed = true;
        return new Crash();
    }

    /// Somebody asks for something.
    void asks(Caller by, Instant at) {
        caller = by;
        askedAt = at;
    }

    /// A request under an idempotency key.
    ///
    /// @param fingerprint tells it from others under the same key
    record Repeated(KeptName name, String fingerprint) {}

    /// It may be asked for again.
    void repeats(@Nullable KeptName name, @Nullable Repeatable request) {
        repeated = name == null || request == null ? null : new Repeated(name, request.fingerprint());
    }

    @Nullable
    Repeated repeated() {
        return repeated;
    }

    /// It asks for a test number.
    void asksForTestNumber() {
        ofTestNumber = true;
    }

    boolean ofTestNumber() {
        return ofTestNumber;
    }

    /// A write of it was committed.
    void change() {
        changed++;
    }

    /// Writes of it so far.
    int changed() {
        return changed;
    }

    /// It asks to have this code checked.
    ///
    /// @param fromMessage it was read in a message, and so it was right when it was asked
    void types(Code code, boolean fromMessage) {
        typed = code;
        received = fromMessage;
    }

    /// The breakers there were when it read its gates.
    void sees(Map<BreakerKey, Breaker> breakers) {
        seen = breakers;
    }

    Map<BreakerKey, Breaker> seen() {
        return seen;
    }

    /// It goes through a breaker to find out.
    void probes(BreakerKey key) {
        probed.add(key);
    }

    boolean probed(BreakerKey key) {
        return probed.contains(key);
    }

    /// Whether the code that it has typed came in a message.
    boolean received() {
        return received;
    }

    /// When it asked.
    @Nullable
    Instant askedAt() {
        return askedAt;
    }

    @Nullable
    Code typed() {
        return typed;
    }

    @Nullable
    Caller caller() {
        return caller;
    }

    /// A wrong code was counted for it.
    void count() {
        counted++;
    }

    int counted() {
        return counted;
    }
}
