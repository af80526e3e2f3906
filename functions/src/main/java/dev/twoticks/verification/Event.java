package dev.twoticks.verification;

import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.breaker.BreakerKey;
import dev.twoticks.verification.budget.BudgetLimit;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.Receipt;
import dev.twoticks.verification.delivery.TaskAnswer;
import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.phone.PhoneKey;
import dev.twoticks.verification.phone.WhatsAppForm;
import dev.twoticks.verification.plan.PlanReason;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Something that happened. All that is ever logged of a verification is made here: refs, words and provider
/// codes, never a code, a number, a token or a secret.
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
        Event event = new Event("request.limited", Map.of()).with("windows", full);
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

    static Event roundNotStarted(Ref ref, int round, String error) {
        return of(ALERT, ref)
                .with("reason", "workflow_not_started")
                .with("round", Integer.toString(round))
                .with("error", error);
    }

    static Event claimed(DeliveryTask task) {
        return of("delivery.claimed", task.ref()).with(task.delivery(), task.channel());
    }

    static Event claimRefused(DeliveryTask task, TaskAnswer.Outcome outcome) {
        return of("delivery.pointless", task.ref())
                .with(task.delivery(), task.channel())
                .with("reason", outcome.wire());
    }

    static Event sent(DeliveryTask task, SendMark mark) {
        return of("delivery." + mark.status().wire(), task.ref())
                .with(task.delivery(), task.channel())
                .with(mark.failure());
    }

    static Event receipt(Receipt receipt, boolean news) {
        return of("receipt." + receipt.status().wire(), receipt.ref())
                .with(receipt.delivery(), receipt.channel())
                .with(receipt.failure())
                .with("news", Boolean.toString(news));
    }

    static Event receiptForeign(Receipt receipt) {
        return of("receipt.foreign", receipt.ref()).with(receipt.delivery(), receipt.channel());
    }

    static Event failureAlert(Ref ref, DeliveryId delivery, Channel channel, Failure failure) {
        return of(ALERT, ref)
                .with("reason", "delivery_failure")
                .with(delivery, channel)
                .with(failure);
    }

    static Event credentialsAlert(DeliveryTask task, String provider, String field) {
        return of(ALERT, task.ref())
                .with("reason", "credentials_refused")
                .with("provider", provider)
                .with("field", field);
    }

    /// No message may be sent there; nothing of the start that asked is written down but its country.
    static Event budgetRefused(Country country, BudgetLimit limit) {
        return new Event(BUDGET_REFUSED, Map.of())
                .with("country", country.code())
                .with("limit", limit.wire());
    }

    static Event budgetFull(DeliveryTask task, BudgetLimit limit) {
        return budget(BUDGET_REFUSED, task, limit);
    }

    /// A limit that is only recorded was passed, and the message is sent.
    static Event budgetPassed(DeliveryTask task, BudgetLimit limit) {
        return budget("budget.passed", task, limit);
    }

    private static Event budget(String name, DeliveryTask task, BudgetLimit limit) {
        return of(name, task.ref())
                .with(task.delivery(), task.channel())
                .with("country", task.country().code())
                .with("limit", limit.wire());
    }

    static Event budgetNotReturned(Ref ref) {
        return of("budget.not_returned", ref);
    }

    /// @param account a country, or `total`
    static Event spendAlert(String account, int percent) {
        return new Event(ALERT, Map.of())
                .with("reason", "spend_cap")
                .with("account", account)
                .with("percent", Integer.toString(percent));
    }

    /// @param code the provider's code, or `failure_share`
    static Event breakerOpened(BreakerKey key, String code) {
        return new Event(ALERT, Map.of())
                .with("reason", "breaker_open")
                .with("kind", key.kind().wire())
                .with("name", key.shown())
                .with("error", code);
    }

    static Event breakerClosed() {
        return new Event("breaker.closed", Map.of());
    }

    static Event taskNotAnswered(Ref ref, DeliveryId delivery, Channel channel) {
        return of("task.not_answered", ref).with(delivery, channel);
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

    /// An operator asks for an act on a number.
    ///
    /// @param by the ARN of whoever signed the request
    public static Event operatorAsked(String by, String act) {
        return new Event("operator.asked", Map.of()).with("by", by).with("act", act);
    }

    /// An operator opened a number's locks; the number is named by the keyed hash in its items' keys.
    static Event unlocked(PhoneKey phone, List<Purpose> purposes) {
        return new Event("phone.unlocked", Map.of())
                .with("phone", phone.hex())
                .with("purposes", purposes.stream().map(Purpose::name).collect(Collectors.joining(", ")));
    }

    /// An operator erased a number. Which one, not even its keyed hash may tell.
    static Event erased(EraseResult.Erased erased) {
        return new Event("phone.erased", Map.of())
                .with("verifications", Integer.toString(erased.verifications()))
                .with("messages", Integer.toString(erased.messages()))
                .with("messages_left", Integer.toString(erased.messagesLeft().size()))
                .with("messages_unknown", Integer.toString(erased.messagesUnknown()));
    }

    /// A message whose record the provider keeps although its number was erased. Nothing else has its id any
    /// more.
    static Event messageLeft(String messageId, String why) {
        return new Event("message.left", Map.of()).with("message", messageId).with("reason", why);
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

    /// A callback that the provider has not signed, or not for us. Many of them mean a wrong auth token, or an attack.
    public static Event receiptForged() {
        return new Event("receipt.forged", Map.of());
    }

    static Event testNumberExpired(String clientId, LocalDate until) {
        return new Event("test_number.expired", Map.of())
                .with("client_id", clientId)
                .with("until", until.toString());
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
        return new Event("broken", Map.of())
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

    private static Event of(String name, Ref ref) {
        return new Event(name, Map.of()).with("ref", ref.hex());
    }

    private Event with(String field, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new Event(name, more);
    }

    private Event with(DeliveryId delivery, Channel channel) {
        return with("delivery", delivery.toString()).with("channel", channel.wire());
    }

    private Event with(@Nullable Failure failure) {
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
