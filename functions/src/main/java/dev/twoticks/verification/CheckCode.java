package dev.twoticks.verification;

import static java.util.Objects.requireNonNull;

import dev.twoticks.verification.InParallel.Both;
import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;
import dev.twoticks.verification.idempotency.KeptAnswer;
import dev.twoticks.verification.idempotency.KeptRequest;
import dev.twoticks.verification.idempotency.Repeatable;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.limit.RequestWindows;
import dev.twoticks.verification.phone.PhoneNumber;
import dev.twoticks.verification.plan.PolicySource;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks a code: one read, then one transaction, and only then an answer. Right or wrong is known in memory
/// before the transaction, and nothing of it leaves, not by a log, a metric or the time taken, unless the
/// transaction commits.
public final class CheckCode {

    private final VerificationStore store;
    private final HeldVerifications held;
    private final OpenTasks tasks;
    private final ApprovalBudget budget;
    private final PolicySource policy;
    private final KeyRing keys;
    private final CallerLimits limits;
    private final Proofs proofs;
    private final RepeatedChecks repeated;
    private final Surroundings surroundings;

    public CheckCode(
            VerificationStore store,
            DeliveryTasks waiting,
            PolicySource policy,
            KeyRing keys,
            VerificationTokens tokens,
            RequestWindows windows,
            Surroundings surroundings) {
        this.store = store;
        this.held = new HeldVerifications(store, policy);
        this.tasks = new OpenTasks(waiting, surroundings.events());
        this.budget = new ApprovalBudget(store, surroundings.events());
        this.policy = policy;
        this.keys = keys;
        this.limits = new CallerLimits(windows, policy, keys);
        this.proofs = new Proofs(tokens, keys, surroundings.random());
        this.repeated = new RepeatedChecks(store, keys, proofs, surroundings);
        this.surroundings = surroundings;
    }

    public CheckResult check(VerificationId id, Caller caller, Code code) {
        return check(id, caller, code, null);
    }

    /// Checks a code, or answers as this check was answered before.
    ///
    /// @param repeatable its idempotency key, if it has one
    public CheckResult check(VerificationId id, Caller caller, Code code, @Nullable Repeatable repeatable) {
        Instant now = surroundings.now();
        Both<Optional<Verification>, CountedWindows> both =
                InParallel.both(() -> held.find(id, caller), () -> limits.tries(caller, id, repeatable, now));
        Optional<Verification> found = both.first();
        Optional<Instant> full = both.second().refusedUntil();
        if (full.isPresent()) {
            return found.flatMap(it -> repeated.before(it, repeatable, now))
                    .orElseGet(() -> limited(both.second(), full.get()));
        }
        if (found.isEmpty()) {
            return new CheckResult.NotFound();
        }
        Verification read = found.get();
        Optional<CheckResult> ended = ended(read, now);
        if (ended.isEmpty()) {
            return judge(read, code, repeatable, now);
        }
        return repeated.before(read, repeatable, now).orElseGet(ended::get);
    }

    private CheckResult limited(CountedWindows windows, Instant until) {
        surroundings.events().record(Event.limited(windows, null));
        return new CheckResult.RateLimited(until);
    }

    private CheckResult judge(Verification read, Code code, @Nullable Repeatable repeatable, Instant now) {
        // Both are made whether the code is right or not: neither a missing key nor the time spent may tell.
        Proofs.Proof proof = proofs.prepare(read, now);
        boolean right = right(read, proof, code, now);
        KeptRequest kept = repeatable == null ? null : repeated.keep(read, repeatable, now);
        CheckCommit commit = right
                ? store.approve(read, proof.tokenId(), now, kept)
                : store.countWrong(read, now, policy.strictLock(), kept);
        return switch (commit) {
            case CheckCommit.Committed committed -> right ? approved(read, proof) : incorrect(read, committed);
            case CheckCommit.Refused(Verification current) -> {
                surroundings
                        .events()
                        .record(Event.checkRefused(
                                read.ref(), current.statusAt(now).wire()));
                yield ended(current, now).orElseThrow(() -> new IllegalStateException("refused while it is open"));
            }
            case CheckCommit.Locked(Instant until) -> {
                surroundings.events().record(Event.checkRefused(read.ref(), "locked"));
                yield new CheckResult.PhoneLimited(until);
            }
            case CheckCommit.Missing _ -> new CheckResult.NotFound();
            case CheckCommit.KeyTaken(KeptAnswer before) ->
                repeated.answer(before, read, requireNonNull(repeatable), now);
            case CheckCommit.KeyInFlight _ ->
                repeated.before(read, repeatable, now).orElseGet(CheckResult.KeyInFlight::new);
        };
    }

    /// Before the first claim there is no key, so no code was ever sent and every guess is wrong.
    private boolean right(Verification read, Proofs.Proof proof, Code code, Instant now) {
        if (read.request().test()) {
            return listed(read, proof, code, now);
        }
        String keyId = read.codeKeyId();
        return keyId != null && Code.derive(keys.codeKey(keyId), read.ref()).matches(code);
    }

    /// The code of a test number is the owner's file's, as it is now, until the number's last day.
    private boolean listed(Verification read, Proofs.Proof proof, Code code, Instant now) {
        return policy.application(read.request().clientId())
                .flatMap(it -> it.testNumber(PhoneNumber.known(proof.claims().phoneNumber())))
                .filter(it -> it.inUse(now))
                .map(it -> it.code().matches(code))
                .orElse(false);
    }

    private CheckResult approved(Verification read, Proofs.Proof proof) {
        surroundings.events().record(Event.approved(read.ref()));
        String token = proof.sign();
        InParallel.run(
                () -> budget.giveBack(read), () -> tasks.end(read, read.round().number(), Outcome.APPROVED));
        return new CheckResult.Approved(token);
    }

    private CheckResult incorrect(Verification read, CheckCommit.Committed committed) {
        surroundings.events().record(Event.checkCounted(read.ref(), committed.checks()));
        if (committed.lockedUntil() != null) {
            surroundings.events().record(Event.locked(read.ref(), read.request().purpose()));
        }
        return new CheckResult.Incorrect(Verification.MAX_CHECKS - committed.checks());
    }

    private static Optional<CheckResult> ended(Verification verification, Instant now) {
        return switch (verification.statusAt(now)) {
            case PENDING, FAILED -> Optional.empty();
            case APPROVED -> Optional.of(new CheckResult.AlreadyApproved());
            case CANCELED -> Optional.of(new CheckResult.Canceled());
            case EXPIRED -> Optional.of(new CheckResult.Expired());
            case MAX_ATTEMPTS_REACHED -> Optional.of(new CheckResult.Exhausted());
        };
    }
}
