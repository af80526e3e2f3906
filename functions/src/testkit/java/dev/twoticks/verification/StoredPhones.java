package dev.twoticks.verification;

import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.phone.PhoneActivity.PastStart;
import dev.twoticks.verification.phone.PhoneActivity;
import dev.twoticks.verification.phone.PhoneKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The fake's items of numbers; only touched under the fake's lock.
final class StoredPhones {

    private final Map<PhoneKey, PhoneActivity> activities = new HashMap<>();
    private final Map<PhoneKey, Set<Purpose>> purposes = new HashMap<>();

    PhoneActivity read(PhoneKey phone) {
        return activities.getOrDefault(phone, PhoneActivity.NONE);
    }

    PhoneTrace trace(PhoneKey phone) {
        PhoneActivity stored = read(phone);
        Set<Ref> refs = new HashSet<>(stored.finished());
        refs.addAll(stored.released());
        stored.starts().forEach(it -> refs.add(it.ref()));
        return new PhoneTrace(phone, stored.version(), refs, purposes.getOrDefault(phone, Set.of()));
    }

    /// Whether this version is stored.
    boolean at(PhoneKey phone, long version) {
        return read(phone).version() == version;
    }

    void start(PhoneKey phone, PhoneActivity activity, Purpose purpose) {
        book(phone, activity);
        purposes.computeIfAbsent(phone, _ -> new HashSet<>()).add(purpose);
    }

    void forget(PhoneKey phone) {
        activities.remove(phone);
        purposes.remove(phone);
    }

    /// Writes starts and rounds, keeps the marks, and forgets those of starts that are gone.
    void book(PhoneKey phone, PhoneActivity activity) {
        PhoneActivity stored = read(phone);
        Set<Ref> known = activity.starts().stream().map(PastStart::ref).collect(Collectors.toSet());
        activities.put(
                phone,
                new PhoneActivity(
                        activity.version(),
                        activity.starts(),
                        activity.rounds(),
                        without(stored.finished(), activity.finished(), known),
                        without(stored.released(), activity.released(), known),
                        stored.notOnWhatsAppUntil(),
                        stored.alternateFormUntil()));
    }

    void finish(PhoneKey phone, Ref ref) {
        PhoneActivity stored = read(phone);
        put(phone, stored, with(stored.finished(), ref), stored.released());
    }

    void release(PhoneKey phone, Ref ref) {
        PhoneActivity stored = read(phone);
        put(phone, stored, with(stored.finished(), ref), with(stored.released(), ref));
    }

    /// Whether there is anything to mark.
    boolean skipWhatsApp(PhoneKey phone, Instant until) {
        PhoneActivity stored = activities.get(phone);
        if (stored != null) {
            put(phone, stored, until, stored.alternateFormUntil());
        }
        return stored != null;
    }

    /// Whether there is anything to mark.
    boolean alternateForm(PhoneKey phone, Instant until) {
        PhoneActivity stored = activities.get(phone);
        if (stored != null) {
            put(phone, stored, stored.notOnWhatsAppUntil(), until);
        }
        return stored != null;
    }

    @Override
    public String toString() {
        return activities + " " + purposes;
    }

    private void put(
            PhoneKey phone, PhoneActivity stored, @Nullable Instant notOnWhatsApp, @Nullable Instant alternateForm) {
        put(phone, stored, stored.finished(), stored.released(), notOnWhatsApp, alternateForm);
    }

    private void put(PhoneKey phone, PhoneActivity stored, Set<Ref> finished, Set<Ref> released) {
        put(phone, stored, finished, released, stored.notOnWhatsAppUntil(), stored.alternateFormUntil());
    }

    private void put(
            PhoneKey phone,
            PhoneActivity stored,
            Set<Ref> finished,
            Set<Ref> released,
            @Nullable Instant notOnWhatsApp,
            @Nullable Instant alternateForm) {
        activities.put(
                phone,
                new PhoneActivity(
                        stored.version(),
                        stored.starts(),
                        stored.rounds(),
                        finished,
                        released,
                        notOnWhatsApp,
                        alternateForm));
    }

    private static Set<Ref> with(Set<Ref> marks, Ref ref) {
        Set<Ref> more = new HashSet<>(marks);
        more.add(ref);
        return more;
    }

    private static Set<Ref> without(Set<Ref> stored, Set<Ref> read, Set<Ref> known) {
        return stored.stream()
                .filter(it -> known.contains(it) || !read.contains(it))
                .collect(Collectors.toSet());
    }
}
