package dev.twoticks.verification;

import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.phone.PhoneActivity;
import dev.twoticks.verification.phone.PhoneActivity.PastStart;
import dev.twoticks.verification.phone.PhoneKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The fake's items of numbers; only touched under the fake's lock.
final class StoredPhones {

    private final Map<PhoneKey, PhoneActivity> activities = new HashMap<>();

    PhoneActivity read(PhoneKey phone) {
        return activities.getOrDefault(phone, PhoneActivity.NONE);
    }

    /// Whether an activity was decided from what is stored.
    boolean follows(PhoneKey phone, PhoneActivity activity) {
        return read(phone).version() == activity.version() - 1;
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

    void skipWhatsApp(PhoneKey phone, Instant until) {
        PhoneActivity stored = read(phone);
        activities.put(
                phone,
                new PhoneActivity(
                        stored.version(),
                        stored.starts(),
                        stored.rounds(),
                        stored.finished(),
                        stored.released(),
                        until,
                        stored.alternateFormUntil()));
    }

    void alternateForm(PhoneKey phone, Instant until) {
        PhoneActivity stored = read(phone);
        activities.put(
                phone,
                new PhoneActivity(
                        stored.version(),
                        stored.starts(),
                        stored.rounds(),
                        stored.finished(),
                        stored.released(),
                        stored.notOnWhatsAppUntil(),
                        until));
    }

    private void put(PhoneKey phone, PhoneActivity stored, Set<Ref> finished, Set<Ref> released) {
        activities.put(
                phone,
                new PhoneActivity(
                        stored.version(),
                        stored.starts(),
                        stored.rounds(),
                        finished,
                        released,
                        stored.notOnWhatsAppUntil(),
                        stored.alternateFormUntil()));
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
