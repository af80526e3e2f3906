package dev.twoticks.dynamodb;

import dev.twoticks.verification.PhoneTrace;
import dev.twoticks.verification.StartWrite;
import dev.twoticks.verification.VerificationRequest;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.phone.PhoneActivity;
import dev.twoticks.verification.phone.PhoneActivity.PastStart;
import dev.twoticks.verification.phone.PhoneKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// `PHONE#hex`: starts and rounds under a version, marks outside it.
final class PhoneItems {

    private static final String FIRST = "attribute_not_exists(#version)";
    private static final String UNMOVED = "#version = :before";
    private static final String BOOK = "SET #version = :version, #starts = :starts, #rounds = :rounds, #ttl = :ttl";

    /// Locks stay when verifications are gone, and this leads to them.
    private static final String FOR_PURPOSE = "#purposes :purpose";

    // an item that only marks have made must not stay for ever
    private static final String KEEP = "SET #ttl = if_not_exists(#ttl, :ttl)";
    private static final String FINISH = KEEP + " ADD #finished :ref";
    private static final String RELEASE = KEEP + " ADD #finished :ref, #released :ref";

    private static final String SKIP_WHATSAPP = "SET #not_on_whatsapp_until = :until";
    private static final String ALTERNATE_FORM = "SET #alternate_form_until = :until";

    private PhoneItems() {}

    static PhoneActivity read(Item item) {
        return item.isEmpty()
                ? PhoneActivity.NONE
                : new PhoneActivity(
                        item.has("version") ? item.number("version") : PhoneActivity.NONE.version(),
                        item.list("starts").stream()
                                .map(it -> start(new Item(it.m())))
                                .toList(),
                        item.list("rounds").stream()
                                .map(it -> Instant.ofEpochMilli(Long.parseLong(it.n())))
                                .toList(),
                        refs(item, "finished"),
                        refs(item, "released"),
                        item.timeOrNull("not_on_whatsapp_until"),
                        item.timeOrNull("alternate_form_until"));
    }

    static PhoneTrace trace(PhoneKey phone, Item item) {
        PhoneActivity activity = read(item);
        Set<Ref> refs = new HashSet<>(activity.finished());
        refs.addAll(activity.released());
        activity.starts().forEach(it -> refs.add(it.ref()));
        return new PhoneTrace(
                phone,
                activity.version(),
                refs,
                item.set("purposes").stream().map(Purpose::new).collect(Collectors.toSet()));
    }

    /// Writes starts and rounds if the version is the one that was read, and remembers the purpose.
    static Change start(StartWrite start) {
        VerificationRequest request = start.verification().request();
        Values values = booked(start.activity(), start.now())
                .with(":purpose", set(request.purpose().name()));
        return changed(
                request.phoneKey(),
                start.read().version(),
                BOOK + " ADD " + FOR_PURPOSE + forget(start.activity(), values),
                values);
    }

    /// Writes rounds if the version is the one before.
    static Change book(PhoneKey phone, PhoneActivity activity, Instant now) {
        Values values = booked(activity, now);
        return changed(phone, activity.version() - 1, BOOK + forget(activity, values), values);
    }

    /// Deletes the item if the version is the one that was traced.
    static TransactWriteItem forget(PhoneTrace trace, String table) {
        String key = Attempts.key(trace.phone());
        return trace.version() == PhoneActivity.NONE.version()
                ? Change.delete(table, key, FIRST, new Values())
                : Change.delete(table, key, UNMOVED, new Values().with(":before", trace.version()));
    }

    private static Values booked(PhoneActivity activity, Instant now) {
        return new Values()
                .with(":version", activity.version())
                .with(":starts", starts(activity))
                .with(
                        ":rounds",
                        AttributeValue.fromL(
                                activity.rounds().stream().map(Attribute::of).toList()))
                .with(":ttl", Attempts.ttl(now, Attempts.PHONE_KEPT));
    }

    /// The end of an update that forgets the marks of starts that are gone.
    private static String forget(PhoneActivity activity, Values values) {
        List<String> deletes = new ArrayList<>();
        gone(activity.finished(), activity).ifPresent(it -> {
            values.with(":old_finished", it);
            deletes.add("#finished :old_finished");
        });
        gone(activity.released(), activity).ifPresent(it -> {
            values.with(":old_released", it);
            deletes.add("#released :old_released");
        });
        return deletes.isEmpty() ? "" : " DELETE " + String.join(", ", deletes);
    }

    private static Change changed(PhoneKey phone, long before, String update, Values values) {
        return before == PhoneActivity.NONE.version()
                ? new Change(Attempts.key(phone), update, FIRST, values)
                : new Change(Attempts.key(phone), update, UNMOVED, values.with(":before", before));
    }

    static Change finish(PhoneKey phone, Ref ref, Instant now) {
        return mark(phone, FINISH, ref, now);
    }

    /// A start that could not be carried out is over and does not make the next one wait.
    static Change release(PhoneKey phone, Ref ref, Instant now) {
        return mark(phone, RELEASE, ref, now);
    }

    static Change skipWhatsApp(PhoneKey phone, Instant until) {
        return until(phone, SKIP_WHATSAPP, until);
    }

    static Change alternateForm(PhoneKey phone, Instant until) {
        return until(phone, ALTERNATE_FORM, until);
    }

    /// Only what is there is marked: nothing comes back of a number that was erased.
    private static Change until(PhoneKey phone, String update, Instant until) {
        return new Change(Attempts.key(phone), update, Attempts.THERE, new Values().with(":until", until));
    }

    private static Change mark(PhoneKey phone, String update, Ref ref, Instant now) {
        Values values = new Values().with(":ref", set(ref.hex())).with(":ttl", Attempts.ttl(now, Attempts.PHONE_KEPT));
        return new Change(Attempts.key(phone), update, null, values);
    }

    /// Those of the marks whose starts are gone; empty if there are none, for a set may not be.
    private static Optional<AttributeValue> gone(Set<Ref> marks, PhoneActivity activity) {
        Set<Ref> known = activity.starts().stream().map(PastStart::ref).collect(Collectors.toSet());
        List<String> old =
                marks.stream().filter(it -> !known.contains(it)).map(Ref::hex).toList();
        return old.isEmpty() ? Optional.empty() : Optional.of(AttributeValue.fromSs(old));
    }

    private static AttributeValue starts(PhoneActivity activity) {
        return AttributeValue.fromL(activity.starts().stream()
                .map(it -> AttributeValue.fromM(Map.of(
                        "ref", Attribute.of(it.ref().hex()),
                        "at", Attribute.of(it.at()),
                        "expires_at", Attribute.of(it.expiresAt()))))
                .toList());
    }

    private static PastStart start(Item start) {
        return new PastStart(new Ref(start.text("ref")), start.time("at"), start.time("expires_at"));
    }

    private static AttributeValue set(String only) {
        return AttributeValue.fromSs(List.of(only));
    }

    private static Set<Ref> refs(Item item, String name) {
        Collection<String> refs = item.set(name);
        return refs.stream().map(Ref::new).collect(Collectors.toSet());
    }
}
