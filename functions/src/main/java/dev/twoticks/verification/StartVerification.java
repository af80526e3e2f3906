package dev.twoticks.verification;

import dev.twoticks.verification.InParallel.Both;
import dev.twoticks.verification.StartAdmission.Admission;
import dev.twoticks.verification.application.Application;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.idempotency.KeptAnswer;
import dev.twoticks.verification.idempotency.KeptRequest;
import dev.twoticks.verification.idempotency.Repeatable;
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
import org.jspecify.annotations.Nullable;

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
    private final MessageGates gates;
    private final RepeatedStarts repeated;
    private final TestStarts tests;

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
        this.gates = new MessageGates(store, policy, keys, surroundings);
        this.repeated = new RepeatedStarts(store, workflow, policy, keys, surroundings.events());
        this.tests = new TestStarts(store, policy, keys, limits, repeated, surroundings);
    }

    public StartResult start(StartRequest request) {
        return start(request, null);
    }

    /// Starts it, or answers as it was answered before: a key that stands for this start wins over every limit.
    ///
    /// @param repeatable its idempotency key, if it has one
    public StartResult start(StartRequest request, @Nullable Repeatable repeatable) {
        return switch (new StartAdmission(policy).decide(request)) {
            case Admission.Refused(StartResult why) -> why;
            case Admission.Test test -> tests.start(request, repeatable, test);
            case Admission.Admitted admitted -> passWindows(request, repeatable, admitted);
        };
    }

    private StartResult passWindows(
            StartRequest request, @Nullable Repeatable repeatable, Admission.Admitted admitted) {
        Instant now = surroundings.now();
        PhoneKey phoneKey = PhoneKey.of(keys.phoneIndexKey(), admitted.number());
        NewVerification next = new NewVerification(
                VerificationId.random(surroundings.random()),
                request,
                repeatable,
                admitted.application(),
                admitted.number(),
                phoneKey,
                keys.currentPhoneDataKey(),
                now);
        CountryPolicy country = admitted.country();
        MessageGates.Asking asking = new MessageGates.Asking(
                next.id().ref(), phoneKey, request.purpose(), country, next.language(country), now, next.keptName());
        Both<MessageGates.Passage, CountedWindows> read = CountedWindows.beside(
                () -> gates.starting(asking, admitted.number()), () -> limits.start(next, admitted));
        CountedWindows windows = read.second();
        KeptAnswer kept = read.first().kept();
        if (kept != null && kept.holds(now)) {
            return repeated.answer(kept, next, windows);
        }
        StartResult result = windows.refusedUntil()
                .map(until -> limited(windows, admitted.application(), until))
                .orElseGet(() -> passGates(next, country, read.first()));
        return result instanceof StartResult.Started ? result : repeated.insteadOf(result, next, windows);
    }

    private StartResult limited(CountedWindows windows, Application application, Instant until) {
        surroundings.events().record(Event.limited(windows, application.clientId()));
        return new StartResult.RateLimited(until);
    }

    private StartResult passGates(NewVerification next, CountryPolicy country, MessageGates.Passage passage) {
        return passage.closed().map(StartVerification::refused).orElseGet(() -> decide(next, country, passage));
    }

    private static StartResult refused(MessageGates.Closed why) {
        return switch (why) {
            case MessageGates.Closed.Locked(Instant until) -> new StartResult.PhoneLimited(until);
            case MessageGates.Closed.ProviderNotConfigured(Instant retryAt) ->
                new StartResult.ProviderNotConfigured(retryAt);
            case MessageGates.Closed.BudgetSpent(Instant until) -> new StartResult.RateLimited(until);
        };
    }

    private StartResult decide(NewVerification next, CountryPolicy country, MessageGates.Passage passage) {
        Planner planner = new Planner(policy.senders());
        PhoneActivity activity = passage.activity();
        ProviderGate probed = passage.probed();
        KeptRequest kept = next.kept(surroundings.random());
        for (int decision = 0; decision < DECISIONS; decision++) {
            Optional<Instant> wait = PhoneLimits.startAfter(activity, next.now());
            if (wait.isPresent()) {
                return new StartResult.PhoneLimited(wait.get());
            }
            Verification verification =
                    next.planned(planner, country, activity, probed != null, surroundings.random(), passage::breaker);
            switch (store.start(new StartWrite(verification, activity, probed, next.now(), kept))) {
                case StartCommit.Committed _ -> {
                    return run(next, verification);
                }
                case StartCommit.Locked(Instant until) -> {
                    return new StartResult.PhoneLimited(until);
                }
                case StartCommit.ProviderClosed _ -> {
                    return new StartResult.ProviderNotConfigured(next.now().plus(ProviderGate.PAUSE));
                }
                case StartCommit.KeyTaken(KeptAnswer before) -> {
                    return repeated.answer(before, next);
                }
                case StartCommit.KeyInFlight _ -> {
                    return new StartResult.KeyInFlight();
                }
                case StartCommit.PhoneChanged(PhoneActivity current) -> activity = passage.changed(current);
            }
        }
        throw new StoreUnavailableException("start: the number's activity keeps changing");
    }

    private StartResult run(NewVerification next, Verification verification) {
        VerificationId id = next.id();
        Round round = verification.round();
        surroundings.events().record(Event.started(verification));
        if (workflow.start(id.ref(), round.number(), round.plan()) instanceof WorkflowStart.Unconfirmed(String error)) {
            surroundings.events().record(Alerts.workflowNotStarted(id.ref(), round.number(), error));
            if (store.cancelUnstarted(
                    id.ref(), verification.request().phoneKey(), next.keptName(), surroundings.now())) {
                return new StartResult.WorkflowUnavailable();
            }
            // It runs after all: a delivery was claimed, or its repetition has had more luck.
        }
        return new StartResult.Started(id, VerificationView.of(verification, policy, verification.startedAt()));
    }
}
