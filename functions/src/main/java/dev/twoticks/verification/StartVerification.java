package dev.twoticks.verification;

import dev.twoticks.verification.InParallel.Both;
import dev.twoticks.verification.StartAdmission.Admission;
import dev.twoticks.verification.budget.BudgetQuestion;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.limit.RequestWindows;
import dev.twoticks.verification.phone.PhoneActivity;
import dev.twoticks.verification.phone.PhoneKey;
import dev.twoticks.verification.phone.PhoneLimits;
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
            case Admission.Admitted admitted -> passWindows(request, admitted);
        };
    }

    private StartResult passWindows(StartRequest request, Admission.Admitted admitted) {
        Instant now = surroundings.now();
        PhoneKey phoneKey = PhoneKey.of(keys.phoneIndexKey(), admitted.number());
        NewVerification next = new NewVerification(
                VerificationId.random(surroundings.random()),
                request,
                admitted,
                phoneKey,
                keys.currentPhoneDataKey(),
                now);
        BudgetQuestion asked = budget.question(admitted.country(), next.id().ref(), now);
        GateQuestion gates = new GateQuestion(phoneKey, request.purpose(), asked, breakers.keys(next.language()));
        Both<Gates, CountedWindows> read = InParallel.both(
                () -> new NumberGates(store, keys).of(admitted.number(), gates, now),
                () -> limits.start(request, admitted, now));
        CountedWindows windows = read.second();
        StartResult result = windows.refusedUntil()
                .map(until -> limited(windows, admitted, until))
                .orElseGet(() -> passGates(next, asked, read.first()));
        if (!(result instanceof StartResult.Started)) {
            windows.giveBackShared();
        }
        return result;
    }

    private StartResult limited(CountedWindows windows, Admission.Admitted admitted, Instant until) {
        surroundings
                .events()
                .record(Event.limited(windows, admitted.application().clientId()));
        return new StartResult.RateLimited(until);
    }

    private StartResult passGates(NewVerification next, BudgetQuestion asked, Gates gates) {
        Instant now = next.now();
        Optional<Instant> locked = gates.lock().closedUntil(now);
        if (locked.isPresent()) {
            return new StartResult.PhoneLimited(locked.get());
        }
        ProviderGate provider = gates.provider();
        if (provider != null && now.isBefore(provider.retryAt())) {
            return new StartResult.ProviderNotConfigured(provider.retryAt());
        }
        return budget.refusal(
                        next.admitted().country(),
                        asked,
                        gates.budget(),
                        next.id().ref())
                .<StartResult>map(it -> new StartResult.RateLimited(it.endsAfter(now)))
                .orElseGet(() -> decide(next, gates));
    }

    private StartResult decide(NewVerification next, Gates gates) {
        Planner planner = new Planner(policy.senders());
        PhoneActivity activity = gates.activity();
        for (int decision = 0; decision < DECISIONS; decision++) {
            Optional<Instant> wait = PhoneLimits.startAfter(activity, next.now());
            if (wait.isPresent()) {
                return new StartResult.PhoneLimited(wait.get());
            }
            Verification verification = next.planned(
                    planner,
                    activity,
                    gates.provider() != null,
                    surroundings.random(),
                    () -> breakers.inTheWay(gates.breakers(), next.now()));
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
        if (!workflow.start(id.ref(), round.number(), round.plan())) {
            surroundings.events().record(Event.roundNotStarted(id.ref(), round.number()));
            if (store.cancelUnstarted(id.ref(), verification.request().phoneKey(), surroundings.now())) {
                return new StartResult.WorkflowUnavailable();
            }
            // A delivery was claimed: it runs after all, and only the answer was lost.
        }
        return new StartResult.Started(id, VerificationView.of(verification, policy, verification.startedAt()));
    }
}
