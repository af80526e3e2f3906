package dev.twoticks.verification;

import dev.twoticks.verification.InParallel.Both;
import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.limit.RequestWindows;
import dev.twoticks.verification.phone.PhoneActivity;
import dev.twoticks.verification.phone.PhoneLimits;
import dev.twoticks.verification.plan.CountryPolicy;
import dev.twoticks.verification.plan.Planner;
import dev.twoticks.verification.plan.PolicySource;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
    private final MessageGates gates;

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
        this.gates = new MessageGates(store, policy, keys, surroundings);
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
        return refused(read, now).orElseGet(() -> open(new NextRound(read, smsRequested, now)));
    }

    private ResendResult open(NextRound next) {
        VerificationRequest request = next.read().request();
        if (request.test()) {
            return openUnsent(next);
        }
        // a country that has left the allow-list since the start: nothing is sent there any more
        return policy.country(request.country())
                .map(it -> passGates(next, it))
                .orElseGet(ResendResult.NoRoundLeft::new);
    }

    /// Nothing is sent to a test number, so neither provider nor budget nor breaker is in its way.
    private ResendResult openUnsent(NextRound next) {
        VerificationRequest request = next.read().request();
        PhoneActivity activity =
                store.gates(request.phoneKey(), request.purpose()).activity();
        return decide(next, activity, null, _ -> next.unsent(), UnaryOperator.identity());
    }

    private ResendResult passGates(NextRound next, CountryPolicy country) {
        Verification read = next.read();
        VerificationRequest request = read.request();
        MessageGates.Asking asking = new MessageGates.Asking(
                read.ref(), request.phoneKey(), request.purpose(), country, request.language(), next.now(), null);
        MessageGates.Passage passage = gates.goingOn(asking, read);
        Planner planner = new Planner(policy.senders());
        return passage.closed()
                .map(ResendCode::refused)
                .orElseGet(() -> read.round().unstarted()
                        ? startAgain(read, next.now())
                        : decide(
                                next,
                                passage.activity(),
                                passage.probed(),
                                it -> next.planned(planner, country, it, passage::breaker),
                                passage::changed));
    }

    private static ResendResult refused(MessageGates.Closed why) {
        return switch (why) {
            case MessageGates.Closed.Locked(Instant until) -> new ResendResult.PhoneLimited(until);
            case MessageGates.Closed.ProviderNotConfigured(Instant retryAt) ->
                new ResendResult.ProviderNotConfigured(retryAt);
            case MessageGates.Closed.BudgetSpent(Instant until) -> new ResendResult.RateLimited(until);
        };
    }

    /// A round that was opened and booked, and whose workflow never ran: the same round, under the same name.
    private ResendResult startAgain(Verification read, Instant now) {
        Round again = read.round().takenUp(now);
        return store.takeUpRound(read.ref(), again.number(), again.nextAt())
                ? run(read, again, now)
                : new ResendResult.TooEarly(again.nextAt());
    }

    private ResendResult decide(
            NextRound next,
            PhoneActivity before,
            @Nullable ProviderGate probed,
            Function<PhoneActivity, Round> opened,
            UnaryOperator<PhoneActivity> changed) {
        Verification read = next.read();
        Instant now = next.now();
        PhoneActivity activity = before;
        for (int decision = 0; decision < DECISIONS; decision++) {
            Optional<Instant> wait = PhoneLimits.roundAfter(activity, now);
            if (wait.isPresent()) {
                return new ResendResult.PhoneLimited(wait.get());
            }
            Round round = opened.apply(activity);
            switch (store.openRound(new RoundWrite(read, round, activity.withRound(now), probed, now))) {
                case RoundCommit.Committed _ -> {
                    return run(read, round, now);
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
                case RoundCommit.PhoneChanged(PhoneActivity current) -> activity = changed.apply(current);
            }
        }
        throw new StoreUnavailableException("resend: the number's activity keeps changing");
    }

    private ResendResult run(Verification read, Round round, Instant now) {
        surroundings.events().record(Event.roundOpened(read.ref(), round));
        if (begun(read, round) instanceof WorkflowStart.Unconfirmed(String error)) {
            surroundings.events().record(Alerts.workflowNotStarted(read.ref(), round.number(), error));
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
