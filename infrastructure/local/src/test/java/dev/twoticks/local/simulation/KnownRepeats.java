package dev.twoticks.local.simulation;

import static dev.twoticks.local.simulation.Invariant.I16;

import dev.twoticks.verification.CheckResult;
import dev.twoticks.verification.StartResult;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.idempotency.KeptName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The requests that were carried out under idempotency keys, and what came of them. A key stands for one request and
/// for a day; whoever repeats that is told the same, and whoever asks for something else under it is told nothing.
final class KnownRepeats {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration UNDER_WAY = Duration.ofSeconds(10);
    private static final Duration TOKEN_REPEATED = Duration.ofSeconds(60);

    /// @param checks of a wrong code: how many there were with it
    /// @param tokenId of a right one
    private record Carried(
            KeptName name,
            String fingerprint,
            Ref ref,
            Instant at,
            Instant committedAt,
            @Nullable Integer checks,
            @Nullable String tokenId) {}

    private final Supplier<Instant> clock;
    private final Watch watch;
    private final Map<KeptName, Carried> standing = new HashMap<>();
    private final Map<KeptName, List<Carried>> ever = new HashMap<>();
    private final Set<Carried> revealed = new HashSet<>();
    private final Set<Ref> erased = new HashSet<>();
    private final Set<Ref> takenBack = new HashSet<>();
    private final Set<Ref> told = new HashSet<>();

    KnownRepeats(Supplier<Instant> clock, Watch watch) {
        this.clock = clock;
        this.watch = watch;
    }

    void started(@Nullable Invocation by, Ref ref) {
        carriedOut(by, ref, null, null);
    }

    void wrong(@Nullable Invocation by, Ref ref, int checks) {
        carriedOut(by, ref, checks, null);
    }

    void right(@Nullable Invocation by, Ref ref, String tokenId) {
        carriedOut(by, ref, null, tokenId);
    }

    private void carriedOut(@Nullable Invocation by, Ref ref, @Nullable Integer checks, @Nullable String tokenId) {
        Invocation.Repeated request = by == null ? null : by.repeated();
        Instant at = by == null ? null : by.askedAt();
        if (request == null || at == null) {
            return;
        }
        Carried carried = new Carried(request.name(), request.fingerprint(), ref, at, clock.get(), checks, tokenId);
        Carried before = standing.put(request.name(), carried);
        require(before == null || !at.isBefore(before.at.plus(KEPT)), "carried out twice under one key");
        ever.computeIfAbsent(request.name(), _ -> new ArrayList<>()).add(carried);
    }

    /// A start was taken back, and so was what is kept of it.
    void takenBack(Ref ref) {
        require(!told.contains(ref), "taken back, after a repetition was told that it was carried out");
        free(ref, takenBack);
    }

    /// A verification was erased, and what was kept of its requests.
    void erased(Ref ref) {
        free(ref, erased);
    }

    private void free(Ref ref, Set<Ref> because) {
        standing.values().removeIf(it -> it.ref.equals(ref));
        because.add(ref);
    }

    /// Whether this very request was counted a moment ago, and what it made was erased since: one request counts once.
    boolean erasedJustNow(@Nullable Invocation by) {
        return justNow(by, erased);
    }

    /// Whether it was counted a moment ago and taken back since, which gives back nothing to its address.
    boolean takenBackJustNow(@Nullable Invocation by) {
        return justNow(by, takenBack);
    }

    private boolean justNow(@Nullable Invocation by, Set<Ref> gone) {
        Instant askedAt = by == null ? null : by.askedAt();
        return by != null
                && askedAt != null
                && carried(by).stream()
                        .anyMatch(it -> gone.contains(it.ref)
                                && it.committedAt.plus(UNDER_WAY).isAfter(askedAt));
    }

    /// A start was answered by this verification.
    void toldStarted(Invocation by, Ref ref) {
        if (by.repeated() != null) {
            require(carried(by).stream().anyMatch(it -> it.ref.equals(ref)), "answered by another start");
            require(!takenBack.contains(ref), "told that it was carried out, after it was taken back");
            told.add(ref);
            told(by, "start");
        }
    }

    /// A start was answered otherwise. One that had been carried out when it was asked for again is never refused,
    /// unless the owner's files do so.
    void toldOtherwise(Invocation by, StartResult answer) {
        if (answer instanceof StartResult.KeyReused) {
            toldReused(by);
        }
        Instant askedAt = by.askedAt();
        boolean refused = !(answer instanceof StartResult.KeyInFlight
                || answer instanceof StartResult.WorkflowUnavailable
                || answer instanceof StartResult.TestNumberExpired);
        if (refused && askedAt != null) {
            require(
                    stands(by)
                            .filter(it -> it.committedAt.isBefore(askedAt) && askedAt.isBefore(it.at.plus(KEPT)))
                            .isEmpty(),
                    "carried out, and answered " + answer.getClass().getSimpleName());
        }
    }

    /// A check was answered otherwise than by what became of its code. One that had been carried out when it was asked
    /// for again is told of it still: a wrong one for a day, the right one for a minute.
    void toldOtherwise(Invocation by, CheckResult answer) {
        Instant askedAt = by.askedAt();
        boolean passing = answer instanceof CheckResult.KeyInFlight || answer instanceof CheckResult.NotFound;
        if (askedAt != null && by.entitled() && !passing) {
            stands(by).filter(it -> it.committedAt.isBefore(askedAt)).ifPresent(it -> {
                Instant end = it.tokenId == null ? it.at.plus(KEPT) : it.at.plus(TOKEN_REPEATED);
                require(
                        !askedAt.isBefore(end),
                        "carried out, and answered " + answer.getClass().getSimpleName());
            });
        }
        if (answer instanceof CheckResult.KeyReused) {
            toldReused(by);
        }
    }

    /// A key was said to stand for something else.
    private void toldReused(Invocation by) {
        Invocation.Repeated request = by.repeated();
        require(
                request != null
                        && ever.getOrDefault(request.name(), List.of()).stream()
                                .anyMatch(
                                        it -> !it.fingerprint.equals(request.fingerprint()) || erased.contains(it.ref)),
                "said to be another request's key");
    }

    /// A check was answered that its code is wrong.
    ///
    /// @return whether that tells somebody something new
    boolean toldWrong(Invocation by, int checks) {
        if (by.repeated() == null) {
            return true;
        }
        Optional<Carried> same = carried(by).stream()
                .filter(it -> it.checks != null && it.checks == checks)
                .findFirst();
        require(same.isPresent(), "answered as another check");
        told(by, "wrong check");
        return same.map(revealed::add).orElse(false);
    }

    /// A check was answered with a token.
    ///
    /// @return whether that tells somebody something new
    boolean toldRight(Invocation by, String tokenId) {
        Instant askedAt = by.askedAt();
        if (by.repeated() == null || askedAt == null) {
            return true;
        }
        Optional<Carried> same = carried(by).stream()
                .filter(it -> tokenId.equals(it.tokenId) && askedAt.isBefore(it.at.plus(TOKEN_REPEATED)))
                .findFirst();
        require(same.isPresent(), "a token for another check, or too late");
        told(by, "right check");
        return same.map(revealed::add).orElse(false);
    }

    /// Whether this very request was carried out, by whichever of its repetitions.
    boolean knows(Invocation by) {
        return by.repeated() != null && !carried(by).isEmpty();
    }

    private void told(Invocation by, String what) {
        if (by.changed() == 0) {
            watch.happened("repeated " + what);
        }
    }

    private Optional<Carried> stands(Invocation by) {
        Invocation.Repeated request = by.repeated();
        return request == null
                ? Optional.empty()
                : Optional.ofNullable(standing.get(request.name()))
                        .filter(it -> it.fingerprint.equals(request.fingerprint()));
    }

    private List<Carried> carried(Invocation by) {
        Invocation.Repeated request = by.repeated();
        return request == null
                ? List.of()
                : ever.getOrDefault(request.name(), List.of()).stream()
                        .filter(it -> it.fingerprint.equals(request.fingerprint()))
                        .toList();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(I16, otherwise);
        }
    }
}
