package dev.twoticks.verification;

import dev.twoticks.verification.phone.PhoneActivity;
import dev.twoticks.verification.plan.CountryPolicy;
import dev.twoticks.verification.plan.Plan;
import dev.twoticks.verification.plan.PlanReason;
import dev.twoticks.verification.plan.Planner;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// A round that is about to be opened: everything but the decision whether it may be.
///
/// @param read the verification, in the round before
/// @param smsRequested skip WhatsApp
record NextRound(Verification read, boolean smsRequested, Instant now) {

    /// @param breakers what is in WhatsApp's way; asked only if it would be used
    Round planned(
            Planner planner, CountryPolicy country, PhoneActivity activity, Supplier<Optional<PlanReason>> breakers) {
        Plan before = read.round().plan();
        return opened(planner.plan(
                country,
                new Planner.Situation(
                        read.request().language(),
                        smsRequested,
                        activity.notOnWhatsApp(now),
                        before.form().again(activity.alternateForm(now)),
                        before.first(),
                        read.whatsappDelivered(),
                        remaining()),
                breakers));
    }

    /// A round that nothing is sent in.
    Round unsent() {
        return opened(Plan.unsent(read.request().country(), remaining()));
    }

    private Round opened(Plan plan) {
        return Round.opened(read.round().number() + 1, plan, now);
    }

    private Duration remaining() {
        return Duration.between(now, read.expiresAt());
    }
}
