package dev.twoticks.verification;

import dev.twoticks.verification.InParallel.Both;
import dev.twoticks.verification.StartAdmission.Admission;
import dev.twoticks.verification.application.Application;
import dev.twoticks.verification.application.TestNumber;
import dev.twoticks.verification.budget.BudgetQuestion;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.limit.RequestWindows;
import dev.twoticks.verification.phone.PhoneActivity;
import dev.twoticks.verification.phone.PhoneKey;
import dev.twoticks.verification.phone.PhoneLimits;
import dev.twoticks.verification.plan.CountryPolicy;
import dev.twoticks.verification.plan.Planner;
import dev.twoticks.verification.plan.PolicySource;
import java.time.Instant;
import java.util.Optional;

/// Starts a verification: gates and windows at once, then one transaction, then the workflow. Nothing is sent here.
public final class StartVerification {

    /// A start that loses its phone's version decides again; the second time it is usually the cooldown that
    /// answers.
    private static final int DECISIONS = 2;

    private final VerificationStore store;
    private final DeliveryWorkflow workflow;
    private final PolicySource policy;
    private final KeyRing keys;
    private final CallerLimits limits;
    private final Surroundings surroundings;
    private final StartBudget budget;
    private final Breakers breakers;

    public StartVerification(
            VerificationStore store,
            DeliveryWorkflow workflow,
            PolicySource policy,
            KeyRing keys,
            RequestWindows windows,
            Surroundings surroundings) {
        this.store = store;
        this.workflow = workflow;
        this.policy = policy;
        this.keys = keys;
        this.limits = new CallerLimits(windows, policy, keys);
        this.surroundings = surroundings;
        this.budget = new StartBudget(store, policy, surroundings.events());
        this.breakers = new Breakers(store, policy, surroundings);
    }

    public StartResult start(StartRequest request) {
        return switch (new StartAdmission(policy).decide(request)) {
            case Admission.Refused(StartResult why) -> why;
            case Admission.Test test -> startTest(request, test);
            case Admission.Admitted admitted -> passWindows(request, admitted);
        };
    }

    /// A test number costs nothing: no gate is asked and no workflow started. Whoever starts it counts in the
    /// windows of address and application, so that its code is not guessed for nothing and without end. It is
    /// stored like any number, under a key of its own, so that all that follows is the same.
    private StartResult startTest(StartRequest request, Admission.Test test) {
        Instant now = surroundings.now();
        TestNumber number = test.number();
        if (!number.inUse(now)) {
            surroundings
                    .events()
                    .record(Event.testNumberExpired(test.application().clientId(), number.until()));
            return new StartResult.TestNumberExpired();
        }
        CountedWindows windows = limits.start(request, test, now);
        Optional<Instant> full = windows.refusedUntil();
        if (full.isPresent()) {
            windows.giveBackShared();
            return limited(windows, test.application(), full.get());
        }
        VerificationId id = VerificationId.random(surroundings.random());
        NewVerification next = new NewVerification(
                id,
                request,
                test.application(),
                number.number(),
                PhoneKey.ofTest(id.ref()),
                keys.currentPhoneDataKey(),
                now);
        Verification verification = next.unsent(surroundings.random());
        PhoneActivity activity = PhoneActivity.NONE.withStart(id.ref(), now, verification.expiresAt());
        if (!(store.start(new StartWrite(verification, activity, null, now)) instanceof StartCommit.Committed)) {
            throw new StoreUnavailableException("start: a key of its own is taken");
        }
        surroundings.events().record(Event.started(verification));
        return new StartResult.Started(id, VerificationView.of(verification, policy, now));
    }

    private StartResult passWindows(StartRequest request, Admission.Admitted admitted) {
        Instant now = surroundings.now();
        PhoneKey phoneKey = PhoneKey.of(keys.phoneIndexKey(), admitted.number());
        NewVerification next = new NewVerification(
                VerificationId.random(surroundings.random()),
                request,
                admitted.application(),
                admitted.number(),
                phoneKey,
                keys.currentPhoneDataKey(),
                now);
        BudgetQuestion asked = budget.question(admitted.country(), next.id().ref(), now);
        GateQuestion gates =
                new GateQuestion(phoneKey, request.purpose(), asked, breakers.keys(next.language(admitted.country())));
        Both<Gates, CountedWindows> read = InParallel.both(
                () -> new NumberGates(store, keys).of(admitted.number(), gates, now),
                () -> limits.start(request, admitted, now));
        CountedWindows windows = read.second();
        StartResult result = windows.refusedUntil()
                .map(until -> limited(windows, admitted.application(), until))
                .orElseGet(() -> passGates(next, admitted.country(), asked, read.first()));
        if (!(result instanceof StartResult.Started)) {
            windows.giveBackShared();
        }
        return result;
    }

    private StartResult limited(CountedWindows windows, Application application, Instant until) {
        surroundings.events().record(Event.limited(windows, application.clientId()));
        return new StartResult.RateLimited(until);
    }

    private StartResult passGates(NewVerification next, CountryPolicy country, BudgetQuestion asked, Gates gates) {
        Instant now = next.now();
        Optional<Instant> locked = gates.lock().closedUntil(now);
        if (locked.isPresent()) {
            return new StartResult.PhoneLimited(locked.get());
        }
        ProviderGate provider = gates.provider();
        if (provider != null && now.isBefore(provider.retryAt())) {
            return new StartResult.ProviderNotConfigured(provider.retryAt());
        }
        return budget.refusal(country, asked, gates.budget(), next.id().ref())
                .<StartResult>map(it -> new StartResult.RateLimited(it.endsAfter(now)))
                .orElseGet(() -> decide(next, country, gates));
    }

    private StartResult decide(NewVerification next, CountryPolicy country, Gates gates) {
        Planner planner = new Planner(policy.senders());
        BreakersInTheWay inTheWay = new BreakersInTheWay(breakers, gates.breakers(), next.now());
        PhoneActivity activity = gates.activity();
        for (int decision = 0; decision < DECISIONS; decision++) {
            Optional<Instant> wait = PhoneLimits.startAfter(activity, next.now());
            if (wait.isPresent()) {
                return new StartResult.PhoneLimited(wait.get());
            }
            Verification verification = next.planned(
                    planner, country, activity, gates.provider() != null, surroundings.random(), inTheWay::reason);
            PhoneActivity after = activity.withStart(next.id().ref(), next.now(), verification.expiresAt());
            switch (store.start(new StartWrite(verification, after, gates.provider(), next.now()))) {
                case StartCommit.Committed _ -> {
                    return run(next.id(), verification);
                }
                case StartCommit.Locked(Instant until) -> {
                    return new StartResult.PhoneLimited(until);
                }
                case StartCommit.ProviderClosed _ -> {
                    return new StartResult.ProviderNotConfigured(next.now().plus(ProviderGate.PAUSE));
                }
                case StartCommit.PhoneChanged(PhoneActivity current) -> {
                    // what was read before counts still: it may be under another index key
                    activity = current.joined(gates.activity());
                }
            }
        }
        throw new StoreUnavailableException("start: the number's activity keeps changing");
    }

    private StartResult run(VerificationId id, Verification verification) {
        Round round = verification.round();
        surroundings.events().record(Event.started(verification));
        if (workflow.start(id.ref(), round.number(), round.plan()) instanceof WorkflowStart.Unconfirmed(String error)) {
            surroundings.events().record(Event.roundNotStarted(id.ref(), round.number(), error));
            if (store.cancelUnstarted(id.ref(), verification.request().phoneKey(), surroundings.now())) {
                return new StartResult.WorkflowUnavailable();
            }
            // A delivery was claimed: it runs after all, and only the answer was lost.
        }
        return new StartResult.Started(id, VerificationView.of(verification, policy, verification.startedAt()));
    }
}
