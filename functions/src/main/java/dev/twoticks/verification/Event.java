package dev.twoticks.verification;

import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.phone.WhatsAppForm;
import dev.twoticks.verification.plan.PlanReason;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Something that happened. All that is ever logged of a verification is made here, in [Alerts],
/// [DeliveryEvents], [BudgetEvents] and [OperatorEvents]: refs, words and provider codes, never a code, a number,
/// a token or a secret.
///
/// @param name what happened, `delivery.claimed`
/// @param fields in the order they are written
public record Event(String name, Map<String, String> fields) {

    /// What somebody must see to. Alarms count it, and the two below.
    public static final String ALERT = "alert";

    /// A budget refused a message.
    public static final String BUDGET_REFUSED = "budget.refused";

    /// Wrong codes locked a number for a purpose.
    public static final String LOCKED = "verification.locked";

    static Event started(Verification verification) {
        VerificationRequest request = verification.request();
        return of("verification.started", verification.ref())
                .with("client_id", request.clientId())
                .with("purpose", request.purpose().name())
                .with("country", request.country().code())
                .with("language", request.language())
                .with("plan", plan(verification.round()))
                .with(verification.round().plan().form());
    }

    /// A request that a full window refused; which window is for the owner alone.
    static Event limited(CountedWindows windows, @Nullable String clientId) {
        String full = windows.full().stream().map(it -> it.kind().wire()).collect(Collectors.joining(", "));
        Event event = of("request.limited").with("windows", full);
        return clientId == null ? event : event.with("client_id", clientId);
    }

    static Event startRepeated(Ref ref) {
        return of("start.repeated", ref);
    }

    static Event roundOpened(Ref ref, Round round) {
        return of("round.opened", ref)
                .with("round", Integer.toString(round.number()))
                .with("plan", plan(round))
                .with(round.plan().form());
    }

    static Event checkCounted(Ref ref, int checks) {
        return of("check.incorrect", ref).with("checks", Integer.toString(checks));
    }

    static Event checkRefused(Ref ref, String why) {
        return of("check.refused", ref).with("reason", why);
    }

    static Event checkRepeated(Ref ref) {
        return of("check.repeated", ref);
    }

    static Event locked(Ref ref, Purpose purpose) {
        return of(LOCKED, ref).with("purpose", purpose.name());
    }

    static Event approved(Ref ref) {
        return of("verification.approved", ref);
    }

    static Event canceled(Ref ref) {
        return of("verification.canceled", ref);
    }

    static Event gaveUp(Ref ref, int round) {
        return of("verification.failed", ref).with("round", Integer.toString(round));
    }

    /// WhatsApp is tried again.
    static Event breakerClosed() {
        return of("breaker.closed");
    }

    static Event testNumberExpired(String clientId, LocalDate until) {
        return of("test_number.expired").with("client_id", clientId).with("until", until.toString());
    }

    /// Something broke. Where and what, without the message: libraries put what they were given into theirs.
    public static Event broken(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String where = Arrays.stream(thrown.getStackTrace())
                .map(StackTraceElement::toString)
                .filter(it -> it.contains("dev.twoticks"))
                .limit(8)
                .collect(Collectors.joining(" < "));
        return of("broken")
                .with("type", thrown.getClass().getName())
                .with("what", ownWords(thrown))
                .with("cause", cause.getClass().getName())
                .with("where", where);
    }

    /// Our own exceptions say the operation and the service's error code, by contract nothing else.
    private static String ownWords(Throwable thrown) {
        boolean own = thrown instanceof StoreUnavailableException || thrown instanceof WorkflowUnavailableException;
        return own ? String.valueOf(thrown.getMessage()) : "";
    }

    static Event of(String name) {
        return new Event(name, Map.of());
    }

    static Event of(String name, Ref ref) {
        return of(name).with("ref", ref.hex());
    }

    Event with(String field, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new Event(name, more);
    }

    Event with(DeliveryId delivery, Channel channel) {
        return with("delivery", delivery.toString()).with("channel", channel.wire());
    }

    Event with(@Nullable Failure failure) {
        return failure == null
                ? this
                : with("error", failure.code()).with("class", failure.kind().wire());
    }

    private Event with(WhatsAppForm form) {
        return form == WhatsAppForm.ALTERNATE ? with("whatsapp_form", form.wire()) : this;
    }

    private static String plan(Round round) {
        return round.plan().first().wire() + ": "
                + round.plan().reasons().stream().map(PlanReason::wire).collect(Collectors.joining(", "));
    }
}
