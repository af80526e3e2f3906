package dev.twoticks.verification;

import dev.twoticks.verification.application.Application;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.idempotency.KeptName;
import dev.twoticks.verification.idempotency.KeptRequest;
import dev.twoticks.verification.idempotency.Repeatable;
import dev.twoticks.verification.key.Key;
import dev.twoticks.verification.key.Seal;
import dev.twoticks.verification.message.MessageLanguage;
import dev.twoticks.verification.phone.PhoneActivity;
import dev.twoticks.verification.phone.PhoneKey;
import dev.twoticks.verification.phone.PhoneNumber;
import dev.twoticks.verification.phone.WhatsAppForm;
import dev.twoticks.verification.plan.CountryPolicy;
import dev.twoticks.verification.plan.Plan;
import dev.twoticks.verification.plan.PlanReason;
import dev.twoticks.verification.plan.Planner;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A verification that is about to be started: everything but the decision whether it may be.
///
/// @param repeatable its idempotency key, if it has one
/// @param dataKey seals the number
record NewVerification(
        VerificationId id,
        StartRequest request,
        @Nullable Repeatable repeatable,
        Application application,
        PhoneNumber number,
        PhoneKey phoneKey,
        Key dataKey,
        Instant now) {

    /// Nobody reads it.
    private static final String UNSENT = "en";

    /// The language of its messages.
    String language(CountryPolicy country) {
        return language(country.language());
    }

    /// @param breakers what is in WhatsApp's way; asked only if it would be used
    Verification planned(
            Planner planner,
            CountryPolicy country,
            PhoneActivity activity,
            boolean probesProvider,
            RandomGenerator random,
            Supplier<Optional<PlanReason>> breakers) {
        String language = language(country);
        Plan plan = planner.plan(
                country,
                new Planner.Situation(
                        language,
                        request.smsRequested(),
                        activity.notOnWhatsApp(now),
                        WhatsAppForm.of(number, activity.alternateForm(now)),
                        null,
                        false,
                        Verification.LIFE),
                breakers);
        return verification(asked(language, false, random), plan, probesProvider);
    }

    /// A verification that nothing is sent for.
    Verification unsent(RandomGenerator random) {
        Plan plan = Plan.unsent(number.country(), Verification.LIFE);
        return verification(asked(language(UNSENT), true, random), plan, false);
    }

    private String language(String countryLanguage) {
        return MessageLanguage.choose(request.locale(), request.acceptLanguage(), countryLanguage);
    }

    private Verification verification(VerificationRequest asked, Plan plan, boolean probesProvider) {
        return new Verification(
                id.ref(),
                asked,
                StoredStatus.PENDING,
                now,
                now.plus(Verification.LIFE),
                0,
                null,
                Round.opened(1, plan, now),
                Map.of(),
                null,
                null,
                null,
                probesProvider,
                Stream.ofNullable(keptName()).collect(Collectors.toSet()));
    }

    /// Where its answer is kept.
    @Nullable
    KeptName keptName() {
        return repeatable == null ? null : KeptName.ofStart(application.clientId(), repeatable.key());
    }

    /// What is kept of it. The id is sealed, because the table knows no ids.
    @Nullable
    KeptRequest kept(RandomGenerator random) {
        KeptName name = keptName();
        return repeatable == null || name == null
                ? null
                : new KeptRequest(name, id.ref(), repeatable.seal(dataKey, name, id.reveal(), random), now);
    }

    private VerificationRequest asked(String language, boolean test, RandomGenerator random) {
        return new VerificationRequest(
                application.clientId(),
                request.purpose(),
                phoneKey,
                Seal.close(dataKey, id.ref().hex(), number.e164(), random),
                number.masked(),
                number.country(),
                language,
                request.nonce(),
                request.challenge(),
                test);
    }

    @Override
    public String toString() {
        return "NewVerification[" + id.ref() + "]";
    }
}
