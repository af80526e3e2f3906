package dev.twoticks.verification;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.Delivery;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.Receipt;
import dev.twoticks.verification.delivery.TaskAnswer;
import dev.twoticks.verification.delivery.TaskToken;
import dev.twoticks.verification.idempotency.Repeatable;
import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.phone.FailureLock;
import dev.twoticks.verification.phone.PhoneActivity;
import dev.twoticks.verification.phone.PhoneKey;
import dev.twoticks.verification.phone.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The use cases over the store in memory, fakes around them, and time in the test's hands.
final class World {

    static final Caller SHOP = new Caller(FixedPolicy.WEB, null, FixedPolicy.ORIGIN);
    static final String NIGERIAN = "+2348031234567";
    static final String OTHER_NIGERIAN = "+2348031234568";
    static final String BRITISH = "+447400123456";

    final MovableTestClock clock = new MovableTestClock(Examples.NOW);
    final List<String> commits = new ArrayList<>();
    final InMemoryVerificationStore memory =
            new InMemoryVerificationStore(Examples.PROVIDER, (write, subject) -> commits.add(write + " " + subject));
    final InMemoryRequestWindows windows = new InMemoryRequestWindows();
    final RecordingWorkflow workflow = new RecordingWorkflow();
    final RecordingTasks tasks = new RecordingTasks();
    final ScriptedCodeSender sender = new ScriptedCodeSender();
    final RecordingMessageRecords records = new RecordingMessageRecords();
    final FixedPolicy policy = new FixedPolicy();
    final FixedKeyRing keys = new FixedKeyRing();
    final RecordingTokens tokens = new RecordingTokens();
    final RecordingEventLog events = new RecordingEventLog();
    final Random random = new Random(3);

    /// What the use cases see; a test may put something before [#memory].
    VerificationStore store = memory;

    Surroundings surroundings() {
        return new Surroundings(clock, random, events);
    }

    StartResult start(StartRequest request) {
        return start(request, null);
    }

    StartResult start(StartRequest request, @Nullable Repeatable repeatable) {
        return new StartVerification(store, workflow, policy, keys, windows, surroundings()).start(request, repeatable);
    }

    /// A verification of a number that was let through.
    VerificationId started(String number) {
        StartResult result = start(StartRequests.of(number));
        assertThat(result).isInstanceOf(StartResult.Started.class);
        return ((StartResult.Started) result).id();
    }

    VerificationId started() {
        return started(NIGERIAN);
    }

    SendResult send(Ref ref, DeliveryId delivery, Channel channel, String token) {
        return sender().send(new DeliveryTask(ref, delivery, channel, country(ref), new TaskToken(token)));
    }

    /// A function that has sent nothing yet, and remembers nothing.
    SendCode sender() {
        return new SendCode(store, tasks, sender, new CodeMessages(policy, keys), policy, keys, surroundings());
    }

    /// What the workflow says of a verification; of one that is gone, anything.
    private Country country(Ref ref) {
        return memory.find(ref).map(it -> it.request().country()).orElse(FixedPolicy.NIGERIA);
    }

    /// Sends a delivery as the workflow would: the first leg of a plan that starts with WhatsApp over WhatsApp,
    /// every other by SMS. Its task is named after it.
    SendResult send(Ref ref, DeliveryId delivery) {
        boolean whatsapp = delivery.leg() == 1 && read(ref).round().plan().first() == Channel.WHATSAPP;
        return send(ref, delivery, whatsapp ? Channel.WHATSAPP : Channel.SMS, delivery.toString());
    }

    ReceiptResult receipt(Ref ref, DeliveryId id, DeliveryStatus status, @Nullable Failure failure) {
        return record(receiptOf(ref, id, status, failure));
    }

    Receipt receiptOf(Ref ref, DeliveryId id, DeliveryStatus status, @Nullable Failure failure) {
        Delivery delivery = read(ref).delivery(id).orElseThrow();
        String messageId = delivery.messageId() == null ? "message " + id : delivery.messageId();
        return new Receipt(ref, id, delivery.channel(), status, failure, messageId);
    }

    ReceiptResult receipt(Ref ref, DeliveryId id, DeliveryStatus status) {
        return receipt(ref, id, status, null);
    }

    ReceiptResult record(Receipt receipt) {
        return new RecordReceipt(store, tasks, policy, surroundings()).record(receipt);
    }

    CheckResult check(VerificationId id, Code code) {
        return check(id, SHOP, code);
    }

    CheckResult check(VerificationId id, Caller caller, Code code) {
        return checks().check(id, caller, code);
    }

    CheckResult check(VerificationId id, Caller caller, Code code, @Nullable Repeatable repeatable) {
        return checks().check(id, caller, code, repeatable);
    }

    private CheckCode checks() {
        return new CheckCode(store, tasks, policy, keys, tokens, windows, surroundings());
    }

    /// Wrong codes, one after the other, until no check is left.
    void exhaust(VerificationId id) {
        for (int i = 0; i < Verification.MAX_CHECKS; i++) {
            assertThat(check(id, wrong(id))).isInstanceOf(CheckResult.Incorrect.class);
        }
    }

    ResendResult resend(VerificationId id) {
        return resend(id, false);
    }

    ResendResult resend(VerificationId id, boolean smsRequested) {
        return resend(id, SHOP, smsRequested);
    }

    ResendResult resend(VerificationId id, Caller caller, boolean smsRequested) {
        return new ResendCode(store, workflow, tasks, policy, keys, windows, surroundings())
                .resend(id, caller, smsRequested);
    }

    CancelResult cancel(VerificationId id) {
        return cancel(id, SHOP);
    }

    CancelResult cancel(VerificationId id, Caller caller) {
        return new CancelVerification(store, tasks, policy, surroundings()).cancel(id, caller);
    }

    ReadResult view(VerificationId id, Caller caller) {
        return new ReadVerification(store, policy, surroundings()).read(id, caller);
    }

    VerificationView view(VerificationId id) {
        return ((ReadResult.Found) view(id, SHOP)).view();
    }

    EraseResult erase(String number, String... leftBefore) {
        return new ErasePhone(store, tasks, records, policy, keys, surroundings()).erase(number, List.of(leftBefore));
    }

    GiveUpResult giveUp(Ref ref, int round) {
        return new GiveUp(store, events).giveUp(ref, round);
    }

    Verification read(Ref ref) {
        return memory.find(ref).orElseThrow();
    }

    Verification read(VerificationId id) {
        return read(id.ref());
    }

    Delivery delivery(VerificationId id, DeliveryId delivery) {
        return read(id).delivery(delivery).orElseThrow();
    }

    /// The code of the first key, whether it was sent or not.
    static Code code(VerificationId id) {
        return Code.derive(FixedKeyRing.key(Examples.CODE_KEY), id.ref());
    }

    static Code wrong(VerificationId id) {
        Code one = Code.parse("000001").orElseThrow();
        return code(id).matches(one) ? Code.parse("000002").orElseThrow() : one;
    }

    PhoneKey phone(String number) {
        return PhoneKey.of(keys.phoneIndexKey(), PhoneNumber.known(number));
    }

    PhoneActivity activity() {
        return gates().activity();
    }

    Gates gates() {
        return memory.gates(phone(NIGERIAN), Examples.SIGN_IN);
    }

    /// Wrong codes until [#NIGERIAN] is locked for the purpose, by verifications of its own.
    ///
    /// @return when it opens again
    Instant lock(Purpose purpose) {
        CheckCommit last = guess(purpose, FailureLock.CAP);
        return requireNonNull(((CheckCommit.Committed) last).lockedUntil());
    }

    /// All but one of the wrong codes that lock [#NIGERIAN].
    void lockAlmost(Purpose purpose) {
        guess(purpose, FailureLock.CAP - 1);
    }

    private CheckCommit guess(Purpose purpose, int times) {
        CheckCommit last = new CheckCommit.Missing();
        for (int n = 0; n < times; n++) {
            Verification spare =
                    Examples.verification(1000 + n / Verification.MAX_CHECKS, phone(NIGERIAN), purpose, now());
            if (n % Verification.MAX_CHECKS == 0) {
                memory.start(StoreSituation.start(spare, activity(), null));
            }
            last = memory.countWrong(spare, now(), policy.strictLock());
        }
        return last;
    }

    /// What a task was told.
    List<TaskAnswer> told(DeliveryId delivery) {
        return tasks.answersTo(new TaskToken(delivery.toString()));
    }

    void passes(long seconds) {
        clock.forward(Duration.ofSeconds(seconds));
    }

    Instant now() {
        return clock.instant();
    }
}
