package dev.twoticks.verification;

import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.breaker.BreakerStore;
import dev.twoticks.verification.budget.BudgetLimit;
import dev.twoticks.verification.budget.BudgetStore;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.Receipt;
import dev.twoticks.verification.idempotency.KeptAnswer;
import dev.twoticks.verification.idempotency.KeptName;
import dev.twoticks.verification.idempotency.KeptRequest;
import dev.twoticks.verification.phone.PhoneKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The attempts table. Every method that changes something is one atomic conditional write, and its answer is
/// the only ground on which a caller may reveal anything: a refused write brings the state that refused it.
///
/// Methods that repeat harmlessly say so. All throw [StoreUnavailableException] when the store cannot answer,
/// is throttled, or two writes keep meeting; then either nothing was written, or the same call may be made
/// again. Reads are consistent: they see every write that was answered before.
public interface VerificationStore extends BudgetStore, BreakerStore {

    /// The verification, finished ones included for 24 h. Items past that may be gone or not; expiry is in the
    /// item.
    Optional<Verification> find(Ref ref);

    /// What decides whether a number may ask for a message, read in parallel: one round trip.
    Gates gates(GateQuestion question);

    /// The same of the number alone: nothing is told of budgets and breakers.
    default Gates gates(PhoneKey phone, Purpose purpose) {
        return gates(new GateQuestion(phone, purpose, null, List.of()));
    }

    /// Carries the wrong codes of a number from one of its index keys to the other, in one transaction: those at `to`
    /// become [FailureLock#joined], at `from` none are left. Conditions: both are still as they were read.
    ///
    /// @return whether they were carried
    boolean carryLock(LockCarry carry, Instant now);

    /// What an idempotency key stands for. What is too old may be gone or not; its age is in it.
    ///
    /// Whatever is kept under a key is named by the verification that it is about, in [Verification#keptNames],
    /// written in the same transaction. So an erasure finds all of it.
    Optional<KeptAnswer> kept(KeptName key);

    /// Puts a new verification and writes the number's activity, in one transaction, and with it deletes the
    /// verifications that the activity no longer names: none is ever stored that its number does not lead to.
    /// Conditions: the activity stored is still the one it was decided from (version), the purpose is not
    /// locked, the ref is new, and the provider's gate, where the start probes it, is still the one that was
    /// read (it then moves on to `now` + [ProviderGate#PAUSE]). With an idempotency key also: it stands for
    /// nothing, or for what is too old. That is told before anything else that refuses.
    /// [StartCommit.KeyInFlight] if it keeps meeting other writes, which may be those of the same request.
    StartCommit start(StartWrite start);

    /// Cancels a verification whose workflow could not be started, and releases its number's cooldown, only if
    /// no delivery was claimed, nobody has noted that its workflow runs ([#noteStarted]) and it is pending.
    ///
    /// @return false if one of these does not hold
    default boolean cancelUnstarted(Ref ref, PhoneKey phone, Instant now) {
        return cancelUnstarted(ref, phone, null, now);
    }

    /// The same, and frees the start's idempotency key, so that its repetition starts anew. A key that is gone, or
    /// stands for another request by now, stays as it is.
    boolean cancelUnstarted(Ref ref, PhoneKey phone, @Nullable KeptName key, Instant now);

    /// Notes that the workflow of a verification runs after all, and that a repetition of its start is about to say
    /// so: from now on it is not [canceled as unstarted][#cancelUnstarted]. Repeats harmlessly.
    ///
    /// @return false if it is canceled, or there is none
    boolean noteStarted(Ref ref);

    /// Takes the slot of a delivery before the provider is called, stores the task token with it and the code
    /// key of the first claim. Conditions: pending, not expired, checks left, the delivery's round is the
    /// current one, and the slot is free. A taken slot gets the new token and is never taken again.
    ClaimCommit claim(Claim claim);

    /// Notes on a delivery that it passed a limit that is only recorded. Does nothing if there is no such delivery.
    /// Repeats harmlessly.
    void noteBudgetPassed(Ref ref, DeliveryId delivery, BudgetLimit limit);

    /// Writes what the provider answered, if no receipt has moved the delivery further in the meantime.
    ///
    /// @return the verification as it is afterwards, written or not; empty if there is none
    Optional<Verification> recordSend(Ref ref, DeliveryId delivery, SendMark mark, Instant now);

    /// Writes a receipt by rank: only a higher one than is stored. `delivered` and `read` also set
    /// `deliveredAt`, once. Repeats harmlessly. Conditions: the delivery was claimed, over the receipt's
    /// channel, and its message id is not known to be another one.
    ReceiptCommit recordReceipt(Receipt receipt, Instant now);

    /// Skips WhatsApp for this number until then. Does nothing for a number of which nothing is stored, as one
    /// that was erased. Repeats harmlessly.
    void rememberNotOnWhatsApp(PhoneKey phone, Instant until);

    /// Asks WhatsApp by this number's other form until then. Does nothing for a number of which nothing is
    /// stored. Repeats harmlessly.
    void rememberAlternateForm(PhoneKey phone, Instant until);

    /// Counts a wrong code on the verification and on the lock of its phone and purpose, in one transaction.
    /// Conditions: pending, not expired, checks left, not locked. At an edge of the lock (see
    /// [dev.twoticks.verification.phone.FailureLock]) the wrong code is counted and locks.
    ///
    /// @param strictLock whether a lock stays until an operator opens it
    default CheckCommit countWrong(Verification read, Instant now, boolean strictLock) {
        return countWrong(read, now, strictLock, null);
    }

    /// The same under an idempotency key, which is kept with the count. Another condition, told before all
    /// others: the key stands for nothing, or for what is too old. [CheckCommit.KeyInFlight] if it keeps
    /// meeting other writes, which may be those of the same request.
    CheckCommit countWrong(Verification read, Instant now, boolean strictLock, @Nullable KeptRequest kept);

    /// Approves under the same conditions as [#countWrong], resets the lock, marks the verification finished
    /// for its number and stores the token's id, in one transaction. Of any number of calls exactly one is
    /// committed.
    default CheckCommit approve(Verification read, String tokenId, Instant now) {
        return approve(read, tokenId, now, null);
    }

    /// The same under an idempotency key, which is kept with the token's id; as in [#countWrong].
    CheckCommit approve(Verification read, String tokenId, Instant now, @Nullable KeptRequest kept);

    /// Cancels if pending, not expired and checks are left, and marks it finished for its number, in one
    /// transaction.
    CancelCommit cancel(Verification read, Instant now);

    /// Opens the next round, which supersedes the one before, and writes the number's activity, in one
    /// transaction. Conditions: pending, not expired, checks left, the round before is still current and was
    /// started, the activity is the one it was decided from, the purpose is not locked, the provider's gate as
    /// in [#start].
    RoundCommit openRound(RoundWrite round);

    /// Takes up a round whose workflow could not be started, so that exactly one request starts it again.
    ///
    /// @return false if another request has taken it up, or it is not pending
    boolean takeUpRound(Ref ref, int round, Instant nextAt);

    /// Marks a round whose workflow could not be started, and lets the client ask again at once. Does nothing
    /// if the round is no longer the current one of a pending verification.
    void releaseRound(Ref ref, int round, Instant now);

    /// Marks the round given up. Conditions: it is the current one, nothing was delivered, pending, and no SMS
    /// of it is in doubt: claimed or handed over, and neither refused nor delivered as far as is known.
    /// (WhatsApp's silence is what the SMS was for; behind an SMS there is nothing.)
    ///
    /// @return whether the condition held
    boolean giveUp(Ref ref, int round);

    /// Forgets the lock of a phone and purpose, strict or not, and the wrong codes that were counted for it. Repeats
    /// harmlessly.
    ///
    /// @return whether anything was counted or locked
    boolean unlock(PhoneKey phone, Purpose purpose);

    /// What leads to everything that is stored of a number under this key.
    PhoneTrace trace(PhoneKey phone);

    /// Deletes a verification, and what is kept under idempotency keys about it. Repeats harmlessly.
    ///
    /// @return it as it was at last: nothing is written to it afterwards. If that got lost on the way, or somebody
    ///     else has just removed it, as it was read before the deletion; empty only if there was none by then
    Optional<Verification> remove(Ref ref);

    /// Deletes a number's items, and its locks for these purposes, under all its keys, in one transaction. Its
    /// verifications must be gone. Conditions: nobody has started a verification or a round of it since it was
    /// traced (version). Repeats harmlessly.
    ///
    /// @return whether they are deleted
    boolean forget(List<PhoneTrace> traces, Set<Purpose> purposes);

    /// Closes the provider's gate for everybody. Repeats harmlessly.
    void closeProvider(String provider, ProviderGate gate);

    /// Opens it: the provider took our credentials. Repeats harmlessly.
    void openProvider(String provider);
}
