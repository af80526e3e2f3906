package dev.twoticks.verification.plan;

import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.phone.WhatsAppForm;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Decides where a round starts and how long it waits.
public final class Planner {

    /// The workflow takes no shorter timeout.
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    /// A function that breaks is called again with its wait begun anew, so a round can last longer than its waits.
    /// This much of the code's life is left for that, that its workflow be over soon after the code.
    private static final Duration FOR_TRYING_AGAIN = Duration.ofSeconds(60);

    private final Senders senders;

    public Planner(Senders senders) {
        this.senders = senders;
    }

    /// What is known when a round is planned.
    ///
    /// @param smsRequested the client asked to skip WhatsApp
    /// @param notOnWhatsApp the number said so within the last day
    /// @param form how WhatsApp is to be asked for the number
    /// @param before where the round before started, if this is not the first
    /// @param whatsappDelivered a WhatsApp message of this verification has arrived
    /// @param remaining how long the code is still good
    /// @param breaker why WhatsApp would fail for everybody just now
    public record Situation(
            String language,
            boolean smsRequested,
            boolean notOnWhatsApp,
            WhatsAppForm form,
            @Nullable Channel before,
            boolean whatsappDelivered,
            Duration remaining,
            @Nullable PlanReason breaker) {

        /// Nothing is in WhatsApp's way.
        public Situation(
                String language,
                boolean smsRequested,
                boolean notOnWhatsApp,
                WhatsAppForm form,
                @Nullable Channel before,
                boolean whatsappDelivered,
                Duration remaining) {
            this(language, smsRequested, notOnWhatsApp, form, before, whatsappDelivered, remaining, null);
        }

        Situation withBreaker(PlanReason open) {
            return new Situation(
                    language, smsRequested, notOnWhatsApp, form, before, whatsappDelivered, remaining, open);
        }
    }

    /// The plan, once it is known what is in WhatsApp's way; that is asked only if the round would start there.
    ///
    /// @param breakers says why WhatsApp is not tried, or that this round finds out ([PlanReason#BREAKER_PROBE])
    public Plan plan(CountryPolicy policy, Situation situation, Supplier<Optional<PlanReason>> breakers) {
        Plan plan = plan(policy, situation);
        Optional<PlanReason> found = plan.first() == Channel.WHATSAPP ? breakers.get() : Optional.empty();
        return found.map(
                        it -> it == PlanReason.BREAKER_PROBE ? plan.probing() : plan(policy, situation.withBreaker(it)))
                .orElse(plan);
    }

    public Plan plan(CountryPolicy policy, Situation situation) {
        PlanReason reason = reason(policy, situation);
        Channel first = switch (reason) {
            case COUNTRY_WHATSAPP_FIRST, RESEND_AS_BEFORE, BREAKER_PROBE -> Channel.WHATSAPP;
            case COUNTRY_SMS_FIRST,
                    SMS_REQUESTED,
                    NO_WHATSAPP_SENDER,
                    NO_WHATSAPP_TEMPLATE,
                    NOT_ON_WHATSAPP,
                    BREAKER_OPEN_PROVIDER,
                    BREAKER_OPEN_SENDER,
                    BREAKER_OPEN_TEMPLATE,
                    TEST_NUMBER,
                    RESEND_BY_SMS -> Channel.SMS;
        };
        Duration whatsappWait = atLeast(min(policy.receiptWait(), situation.remaining()));
        Duration left = first == Channel.WHATSAPP ? situation.remaining().minus(whatsappWait) : situation.remaining();
        // The workflow listens for most of what is left of the code's life, which costs nothing.
        Duration smsWait = atLeast(left.minus(min(FOR_TRYING_AGAIN, left.dividedBy(2))));
        return new Plan(
                policy.country(), first, whatsappWait, smsWait, policy.success(), List.of(reason), situation.form());
    }

    private PlanReason reason(CountryPolicy policy, Situation situation) {
        Senders.WhatsApp whatsapp = senders.whatsapp();
        if (policy.channels().getFirst() == Channel.SMS) {
            return PlanReason.COUNTRY_SMS_FIRST;
        }
        if (whatsapp == null) {
            return PlanReason.NO_WHATSAPP_SENDER;
        }
        if (whatsapp.template(situation.language()).isEmpty()) {
            return PlanReason.NO_WHATSAPP_TEMPLATE;
        }
        if (situation.smsRequested()) {
            return PlanReason.SMS_REQUESTED;
        }
        if (situation.notOnWhatsApp()) {
            return PlanReason.NOT_ON_WHATSAPP;
        }
        if (situation.breaker() != null) {
            return situation.breaker();
        }
        if (situation.before() == null) {
            return PlanReason.COUNTRY_WHATSAPP_FIRST;
        }
        boolean same = policy.resend() == CountryPolicy.Resend.SAME && situation.before() == Channel.WHATSAPP;
        return situation.whatsappDelivered() || same ? PlanReason.RESEND_AS_BEFORE : PlanReason.RESEND_BY_SMS;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration atLeast(Duration wait) {
        return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait.truncatedTo(ChronoUnit.SECONDS);
    }
}
