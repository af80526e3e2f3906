package dev.twoticks.verification;

import dev.twoticks.verification.breaker.Breaker;
import dev.twoticks.verification.budget.BudgetView;
import dev.twoticks.verification.idempotency.KeptAnswer;
import dev.twoticks.verification.phone.FailureLock;
import dev.twoticks.verification.phone.PhoneActivity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What decides whether a number may ask for a message.
///
/// @param provider none while the provider takes our credentials
/// @param budget nothing but zeros if it was not asked for
/// @param breakers those of the ones asked for that there are, in that order
/// @param kept what the request's idempotency key stands for, if it has one and was carried out before
public record Gates(
        PhoneActivity activity,
        FailureLock lock,
        @Nullable ProviderGate provider,
        BudgetView budget,
        List<Breaker> breakers,
        @Nullable KeptAnswer kept) {

    public Gates {
        breakers = List.copyOf(breakers);
    }

    /// These, and what is known of the same number under another key.
    Gates joined(Gates other) {
        return new Gates(activity.joined(other.activity), lock.joined(other.lock), provider, budget, breakers, kept);
    }

    /// The gates of a country where nothing was sent, for a request without an idempotency key.
    public Gates(PhoneActivity activity, FailureLock lock, @Nullable ProviderGate provider) {
        this(activity, lock, provider, BudgetView.NONE, List.of(), null);
    }
}
