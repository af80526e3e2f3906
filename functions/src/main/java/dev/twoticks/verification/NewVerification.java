package dev.twoticks.verification;

import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.key.Key;
import dev.twoticks.verification.key.Seal;
import dev.twoticks.verification.message.MessageLanguage;
import dev.twoticks.verification.phone.PhoneActivity;
import dev.twoticks.verification.phone.PhoneKey;
import dev.twoticks.verification.phone.WhatsAppForm;
import dev.twoticks.verification.plan.Plan;
import dev.twoticks.verification.plan.PlanReason;
import dev.twoticks.verification.plan.Planner;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// A verification that is about to be started: everything but the decision whether it may be.
///
/// @param dataKey seals the number
record NewVerification(
        VerificationId id,
        StartRequest request,
        StartAdmission.Admission.Admitted admitted,
        PhoneKey phoneKey,
        Key dataKey,
        Instant now) {

    /// The language of its messages.
    String language() {
        return MessageLanguage.choose(
                request.locale(), request.acceptLanguage(), admitted.country().language());
    }

    /// @param breakers what is in WhatsApp's way; asked only if it would be used
    Verification planned(
            Planner planner,
            PhoneActivity activity,
            boolean probesProvider,
            RandomGenerator random,
            Supplier<Optional<PlanReason>> breakers) {
        String language = language();
        Plan plan = planner.plan(
                admitted.country(),
                new Planner.Situation(
                        language,
                        request.smsRequested(),
                        activity.notOnWhatsApp(now),
                        WhatsAppForm.of(admitted.number(), activity.alternateForm(now)),
                        null,
                        false,
                        Verification.LIFE),
                breakers);
        return new Verification(
                id.ref(),
                asked(language, random),
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
                probesProvider);
    }

    private VerificationRequest asked(String language, RandomGenerator random) {
        return new VerificationRequest(
                admitted.application().clientId(),
                request.purpose(),
                phoneKey,
                Seal.close(dataKey, id.ref().hex(), admitted.number().e164(), random),
                admitted.number().masked(),
                admitted.number().country(),
                language,
                request.nonce(),
                request.challenge());
    }

    @Override
    public String toString() {
        return "NewVerification[" + id.ref() + "]";
    }
}
