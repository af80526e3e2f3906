package dev.twoticks.verification;

import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.breaker.BreakerKey;
import dev.twoticks.verification.budget.BudgetQuestion;
import dev.twoticks.verification.idempotency.KeptName;
import dev.twoticks.verification.phone.PhoneKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whose gates are asked for.
///
/// @param budget the counters to read; none if nobody asks
/// @param breakers what a WhatsApp message of this verification would go by
/// @param key what the request may be repeated under; none if it has no idempotency key
public record GateQuestion(
        PhoneKey phone,
        Purpose purpose,
        @Nullable BudgetQuestion budget,
        List<BreakerKey> breakers,
        @Nullable KeptName key) {

    public GateQuestion {
        breakers = List.copyOf(breakers);
    }

    /// Asks for a request without an idempotency key.
    public GateQuestion(PhoneKey phone, Purpose purpose, @Nullable BudgetQuestion budget, List<BreakerKey> breakers) {
        this(phone, purpose, budget, breakers, null);
    }
}
