package dev.twoticks.verification;

import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.budget.BudgetQuestion;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.idempotency.KeptAnswer;
import dev.twoticks.verification.idempotency.KeptName;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.phone.PhoneActivity;
import dev.twoticks.verification.phone.PhoneKey;
import dev.twoticks.verification.phone.PhoneNumber;
import dev.twoticks.verification.plan.CountryPolicy;
import dev.twoticks.verification.plan.PlanReason;
import dev.twoticks.verification.plan.PolicySource;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a start and a resend pass before a message is planned: the number's lock, the provider and the budgets, read
/// in one trip together with all that the plan needs.
final class MessageGates {

    private final NumberGates numbers;
    private final StartBudget budget;
    private final Breakers breakers;

    MessageGates(VerificationStore store, PolicySource policy, KeyRing keys, Surroundings surroundings) {
        this.numbers = new NumberGates(store, keys);
        this.budget = new StartBudget(store, policy, surroundings.events());
        this.breakers = new Breakers(store, policy, surroundings);
    }

    /// Who asks for a message.
    ///
    /// @param phone the key that the verification's items are under
    /// @param language of the message
    /// @param key what the request may be repeated under; none if it has no idempotency key
    record Asking(
            Ref ref,
            PhoneKey phone,
            Purpose purpose,
            CountryPolicy country,
            String language,
            Instant now,
            @Nullable KeptName key) {}

    /// What is in the way, which is told apart for the owner and for nobody else.
    sealed interface Closed {

        record Locked(Instant until) implements Closed {}

        record ProviderNotConfigured(Instant retryAt) implements Closed {}

        record BudgetSpent(Instant until) implements Closed {}
    }

    /// The gates of a number that starts a verification.
    Passage starting(Asking asking, PhoneNumber number) {
        BudgetQuestion budgets = question(asking);
        return new Passage(asking, budgets, numbers.starting(number, gates(asking, budgets), asking.now()));
    }

    /// The gates of a verification that goes on.
    Passage goingOn(Asking asking, Verification read) {
        BudgetQuestion budgets = question(asking);
        return new Passage(asking, budgets, numbers.goingOn(read, gates(asking, budgets)));
    }

    private BudgetQuestion question(Asking asking) {
        return budget.question(asking.country(), asking.ref(), asking.now());
    }

    private GateQuestion gates(Asking asking, BudgetQuestion budgets) {
        return new GateQuestion(
                asking.phone(), asking.purpose(), budgets, breakers.keys(asking.language()), asking.key());
    }

    /// The gates as they were read, of one who asks once.
    final class Passage {

        private final Asking asking;
        private final BudgetQuestion budgets;
        private final Gates gates;
        private final BreakersInTheWay breakersInTheWay;

        private Passage(Asking asking, BudgetQuestion budgets, Gates gates) {
            this.asking = asking;
            this.budgets = budgets;
            this.gates = gates;
            this.breakersInTheWay = new BreakersInTheWay(breakers, gates.breakers(), asking.now());
        }

        /// The first gate that is closed; empty if a message may be planned.
        Optional<Closed> closed() {
            Instant now = asking.now();
            Optional<Instant> locked = gates.lock().closedUntil(now);
            if (locked.isPresent()) {
                return Optional.of(new Closed.Locked(locked.get()));
            }
            ProviderGate provider = gates.provider();
            if (provider != null && now.isBefore(provider.retryAt())) {
                return Optional.of(new Closed.ProviderNotConfigured(provider.retryAt()));
            }
            return budget.refusal(asking.country(), budgets, gates.budget(), asking.ref())
                    .map(it -> new Closed.BudgetSpent(it.endsAfter(now)));
        }

        PhoneActivity activity() {
            return gates.activity();
        }

        /// What the request's idempotency key stands for, if it was carried out before.
        @Nullable
        KeptAnswer kept() {
            return gates.kept();
        }

        /// The number's activity as a refused write has found it. What was read before counts still: it may be under
        /// another index key; but for a number that was erased in the meantime, which begins anew.
        PhoneActivity changed(PhoneActivity current) {
            return current.equals(PhoneActivity.NONE) ? current : current.joined(gates.activity());
        }

        /// The provider's gate that this message goes through to find out.
        @Nullable
        ProviderGate probed() {
            return gates.provider();
        }

        /// What is in WhatsApp's way. A breaker is probed once, however often the plan is made.
        Optional<PlanReason> breaker() {
            return breakersInTheWay.reason();
        }
    }
}
