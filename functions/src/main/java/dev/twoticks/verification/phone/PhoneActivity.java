package dev.twoticks.verification.phone;

import dev.twoticks.verification.code.Ref;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one number has asked for within the last day, over all applications. Starts and rounds are decided on a
/// copy and written back only if `version` has not moved; the marks are written without it, by whoever finishes
/// a verification.
///
/// @param version 0 if nothing is stored. The first one is the time, and each change adds one: a number that
///     was erased and is asked for again never comes back to a version it once had
/// @param starts those whose verifications can still be read, oldest first, and so at least those of the last
///     day
/// @param rounds when rounds were booked within the last day, oldest first
/// @param finished refs that were approved or canceled (mark)
/// @param released refs whose start could not be carried out and must not make the next one wait (mark)
/// @param notOnWhatsAppUntil until when WhatsApp is skipped for this number (mark)
/// @param alternateFormUntil until when WhatsApp is asked by the number's other form (mark); see [WhatsAppForm]
public record PhoneActivity(
        long version,
        List<PastStart> starts,
        List<Instant> rounds,
        Set<Ref> finished,
        Set<Ref> released,
        @Nullable Instant notOnWhatsAppUntil,
        @Nullable Instant alternateFormUntil) {

    /// How long anything is remembered here.
    public static final Duration MEMORY = Duration.ofDays(1);

    /// A start and when its code ends.
    public record PastStart(Ref ref, Instant at, Instant expiresAt) {}

    /// A number nobody has asked for.
    public static final PhoneActivity NONE = new PhoneActivity(0, List.of(), List.of(), Set.of(), Set.of(), null, null);

    public PhoneActivity {
        starts = List.copyOf(starts);
        rounds = List.copyOf(rounds);
        finished = Set.copyOf(finished);
        released = Set.copyOf(released);
    }

    /// This activity with one more start, whose first round is booked; starts whose verifications can no longer
    /// be read are dropped, and rounds older than a day.
    public PhoneActivity withStart(Ref ref, Instant at, Instant expiresAt) {
        List<PastStart> all = new ArrayList<>(starts.stream()
                .filter(it -> at.isBefore(it.expiresAt().plus(MEMORY)))
                .toList());
        all.add(new PastStart(ref, at, expiresAt));
        return new PhoneActivity(
                version == NONE.version ? at.toEpochMilli() : version + 1,
                all,
                withRound(at).rounds,
                finished,
                released,
                notOnWhatsAppUntil,
                alternateFormUntil);
    }

    /// The starts that `later`, made of this activity, has dropped.
    public Set<Ref> droppedBy(PhoneActivity later) {
        Set<Ref> kept = later.starts.stream().map(PastStart::ref).collect(Collectors.toSet());
        return starts.stream()
                .map(PastStart::ref)
                .filter(it -> !kept.contains(it))
                .collect(Collectors.toSet());
    }

    /// This activity with one more round of a verification it knows.
    public PhoneActivity withRound(Instant at) {
        List<Instant> all = new ArrayList<>(roundsSince(at.minus(MEMORY)));
        all.add(at);
        return new PhoneActivity(version + 1, starts, all, finished, released, notOnWhatsAppUntil, alternateFormUntil);
    }

    /// This activity and what is known of the same number elsewhere; what both know counts once.
    public PhoneActivity joined(PhoneActivity other) {
        Map<Ref, PastStart> known = new HashMap<>();
        Stream.concat(other.starts.stream(), starts.stream()).forEach(it -> known.put(it.ref(), it));
        return new PhoneActivity(
                version,
                known.values().stream()
                        .sorted(Comparator.comparing(PastStart::at))
                        .toList(),
                Stream.concat(rounds.stream(), other.rounds.stream())
                        .distinct()
                        .sorted()
                        .toList(),
                union(finished, other.finished),
                union(released, other.released),
                later(notOnWhatsAppUntil, other.notOnWhatsAppUntil),
                later(alternateFormUntil, other.alternateFormUntil));
    }

    private static Set<Ref> union(Set<Ref> one, Set<Ref> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    public boolean notOnWhatsApp(Instant now) {
        return notOnWhatsAppUntil != null && now.isBefore(notOnWhatsAppUntil);
    }

    public boolean alternateForm(Instant now) {
        return alternateFormUntil != null && now.isBefore(alternateFormUntil);
    }

    List<PastStart> startsSince(Instant since) {
        return starts.stream().filter(it -> it.at().isAfter(since)).toList();
    }

    List<Instant> roundsSince(Instant since) {
        return rounds.stream().filter(it -> it.isAfter(since)).toList();
    }

    /// Verifications that a person could still complete. One whose checks are used up counts until it expires.
    List<PastStart> live(Instant now) {
        return starts.stream()
                .filter(it -> now.isBefore(it.expiresAt()) && !finished.contains(it.ref()))
                .toList();
    }
}
