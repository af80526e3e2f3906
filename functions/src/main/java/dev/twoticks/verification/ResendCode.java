package dev.twoticks.verification;

import dev.twoticks.verification.InParallel.Both;
import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.budget.BudgetLimit;
import dev.twoticks.verification.budget.BudgetQuestion;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.limit.RequestWindows;
import dev.twoticks.verification.phone.PhoneActivity;
import dev.twoticks.verification.phone.PhoneLimits;
import dev.twoticks.verification.plan.CountryPolicy;
import dev.twoticks.verification.plan.Plan;
import dev.twoticks.verification.plan.Planner;
import dev.twoticks.verification.plan.PolicySource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Opens another round with the same code. The round before is superseded in the same write, so that a resend
/// during its wait makes one message and not two.
public final class ResendCode {

    private static final int DECISIONS = 2;

    private final VerificationStore store;
    private final HeldVerifications held;
    private final DeliveryWorkflow workflow;
    private final OpenTasks tasks;
    private final PolicySource policy;
    private final CallerLimits limits;
    private final Surroundings surroundings;
    private final StartBudget budget;
    private final Breakers breakers;

    public ResendCode(
            VerificationStore store,
            DeliveryWorkflow workflow,
            DeliveryTasks waiting,
            PolicySource policy,
            KeyRing keys,
            RequestWindows windows,
            Surroundings surroundings) {
        this.store = store;
        this.held = new HeldVerifications(store, policy);
        this.workflow = workflow;
        this.tasks = new OpenTasks(waiting, surroundings.events());
        this.policy = policy;
        this.limits = new CallerLimits(windows, policy, keys);
        this.surroundings = surroundings;
        this.budget = new StartBudget(store, policy, surroundings.events());
        this.breakers = new Breakers(store, policy, surroundings);
    }

    /// Asks for the same code again.
    ///
    /// @param smsRequested skip WhatsApp
    public ResendResult resend(VerificationId id, Caller caller, boolean smsRequested) {
        Instant now = surroundings.now();
        Both<Optional<Verification>, CountedWindows> both =
                InParallel.both(() -> held.find(id, caller), () -> limits.tries(caller, now));
        Optional<Instant> full = both.second().refusedUntil();
        if (full.isPresent()) {
            surroundings.events().record(Event.limited(both.second(), null));
            return new ResendResult.RateLimited(full.get());
        }
        Optional<Verification> found = both.first();
        if (found.isEmpty()) {
            return new ResendResult.NotFound();
        }
        Verification read = found.get();
        return refused(read, now).orElseGet(() -> next(read, smsRequested, now));
    }

    private ResendResult next(Verification read, boolean smsRequested, Instant now) {
        if (read.request().test()) {
            return passTest(read, now);
        }
        // a country that has left the allow-list since the start: nothing is sent there any more
        return policy.country(read.request().country())
                .map(it -> passGates(read, it, smsRequested, now))
                .orElseGet(ResendResult.NoRoundLeft::new);
    }

    /// Nothing is sent to a test number, so neither provider nor budget nor breaker is in its way.
    private ResendResult passTest(Verification read, Instant now) {
        VerificationRequest request = read.request();
        Gates gates = store.gates(request.phoneKey(), request.purpose());
        Plan unsent = Plan.unsent(request.country(), Duration.between(now, read.expiresAt()));
        return decide(read, gates.activity(), null, _ -> unsent, now);
    }

    private ResendResult passGates(Verification read, CountryPolicy country, boolean smsRequested, Instant now) {
        VerificationRequest request = read.request();
        BudgetQuestion asked = budget.question(country, read.ref(), now);
        Gates gates = store.gates(
                new GateQuestion(request.phoneKey(), request.purpose(), asked, breakers.keys(request.language())));
        Optional<Instant> locked = gates.lock().closedUntil(now);
        if (locked.isPresent()) {
            return new ResendResult.PhoneLimited(locked.get());
        }
        ProviderGate provider = gates.provider();
        if (provider != null && now.isBefore(provider.retryAt())) {
            return new ResendResult.ProviderNotConfigured(provider.retryAt());
        }
        BreakersInTheWay inTheWay = new BreakersInTheWay(breakers, gates.breakers(), now);
        Optional<BudgetLimit> exhausted = budget.refusal(country, asked, gates.budget(), read.ref());
        if (exhausted.isPresent()) {
            return new ResendResult.RateLimited(exhausted.get().endsAfter(now));
        }
        return read.round().unstarted()
                ? startAgain(read, now)
                : decide(
                        read,
                        gates.activity(),
                        provider,
                        activity -> plan(read, country, inTheWay, activity, smsRequested, now),
                        now);
    }

    /// A round that was opened and booked, and whose workflow never ran: the same round, under the same name.
    private ResendResult startAgain(Verification read, Instant now) {
        Round again = read.round().takenUp(now);
        return store.takeUpRound(read.ref(), again.number(), again.nextAt())
                ? run(read, again, now)
                : new ResendResult.TooEarly(again.nextAt());
    }

    private ResendResult decide(
            Verification read,
            PhoneActivity before,
            @Nullable ProviderGate provider,
            Function<PhoneActivity, Plan> planned,
            Instant now) {
        PhoneActivity activity = before;
        for (int decision = 0; decision < DECISIONS; decision++) {
            Optional<Instant> wait = PhoneLimits.roundAfter(activity, now);
            if (wait.isPresent()) {
                return new ResendResult.PhoneLimited(wait.get());
            }
            Round next = Round.opened(read.round().number() + 1, planned.apply(activity), now);
            switch (store.openRound(new RoundWrite(read, next, activity.withRound(now), provider, now))) {
                case RoundCommit.Committed _ -> {
                    return run(read, next, now);
                }
                case RoundCommit.Changed(Verification current) -> {
                    return refused(current, now)
                            .orElseGet(() ->
                                    new ResendResult.TooEarly(current.round().nextAt()));
                }
                case RoundCommit.Locked(Instant until) -> {
                    return new ResendResult.PhoneLimited(until);
                }
                case RoundCommit.ProviderClosed _ -> {
                    return new ResendResult.ProviderNotConfigured(now.plus(ProviderGate.PAUSE));
                }
                case RoundCommit.PhoneChanged(PhoneActivity current) -> activity = current;
            }
        }
        throw new StoreUnavailableException("resend: the number's activity keeps changing");
    }

    private Plan plan(
            Verification read,
            CountryPolicy country,
            BreakersInTheWay inTheWay,
            PhoneActivity activity,
            boolean smsRequested,
            Instant now) {
        return new Planner(policy.senders())
                .plan(
                        country,
                        new Planner.Situation(
                                read.request().language(),
                                smsRequested,
                                activity.notOnWhatsApp(now),
                                read.round().plan().form().again(activity.alternateForm(now)),
                                read.round().plan().first(),
                                read.whatsappDelivered(),
                                Duration.between(now, read.expiresAt())),
                        inTheWay::reason);
    }

    private ResendResult run(Verification read, Round round, Instant now) {
        surroundings.events().record(Event.roundOpened(read.ref(), round));
        if (begun(read, round) instanceof WorkflowStart.Unconfirmed(String error)) {
            surroundings.events().record(Event.roundNotStarted(read.ref(), round.number(), error));
            store.releaseRound(read.ref(), round.number(), now);
            return new ResendResult.WorkflowUnavailable();
        }
        // Afterwards: the new round must run, while an old one that is not told finds nothing to claim.
        tasks.end(read, round.number() - 1, Outcome.SUPERSEDED);
        return new ResendResult.Accepted(VerificationView.of(read.inRound(round), policy, now));
    }

    private WorkflowStart begun(Verification read, Round round) {
        return read.request().test()
                ? new WorkflowStart.Confirmed()
                : workflow.start(read.ref(), round.number(), round.plan());
    }

    private static Optional<ResendResult> refused(Verification verification, Instant now) {
        return switch (verification.statusAt(now)) {
            case PENDING, FAILED -> early(verification.round(), now);
            case APPROVED -> Optional.of(new ResendResult.AlreadyApproved());
            case CANCELED -> Optional.of(new ResendResult.Canceled());
            case EXPIRED -> Optional.of(new ResendResult.Expired());
            case MAX_ATTEMPTS_REACHED -> Optional.of(new ResendResult.Exhausted());
        };
    }

    private static Optional<ResendResult> early(Round round, Instant now) {
        if (round.left() == 0 && !round.unstarted()) {
            return Optional.of(new ResendResult.NoRoundLeft());
        }
        return now.isBefore(round.nextAt()) ? Optional.of(new ResendResult.TooEarly(round.nextAt())) : Optional.empty();
    }
}
