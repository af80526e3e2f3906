package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FIRST;
import static dev.twoticks.verification.Examples.GATE;
import static dev.twoticks.verification.Examples.LATER;
import static dev.twoticks.verification.Examples.NOW;
import static dev.twoticks.verification.Examples.OTHER_PHONE;
import static dev.twoticks.verification.Examples.PHONE;
import static dev.twoticks.verification.Examples.SIGN_IN;
import static dev.twoticks.verification.Examples.verification;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.budget.BudgetView;
import dev.twoticks.verification.idempotency.IdempotencyKey;
import dev.twoticks.verification.idempotency.KeptAnswer;
import dev.twoticks.verification.idempotency.KeptName;
import dev.twoticks.verification.idempotency.KeptRequest;
import dev.twoticks.verification.key.Sealed;
import dev.twoticks.verification.phone.FailureLock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

abstract class IdempotencyContract extends StoreSituation {

    private static final KeptName KEY = KeptName.ofStart("shop", new IdempotencyKey("first"));
    private static final KeptName OTHER_KEY = KeptName.ofStart("shop", new IdempotencyKey("second"));

    @Test
    void key_that_was_never_used_stands_for_nothing() {
        assertThat(store().kept(KEY)).isEmpty();
        assertThat(gates(KEY)).isEqualTo(gates());
    }

    @Test
    void start_is_kept_under_its_key() {
        KeptRequest kept = kept(KEY, 1, NOW);

        assertThat(start(1, kept)).isEqualTo(new StartCommit.Committed());

        assertThat(store().kept(KEY)).contains(KeptAnswer.ofStart(kept));
        assertThat(gates(KEY))
                .isEqualTo(new Gates(
                        gates().activity(),
                        gates().lock(),
                        gates().provider(),
                        BudgetView.NONE,
                        List.of(),
                        KeptAnswer.ofStart(kept)));
        assertThat(gates(OTHER_KEY).kept()).isNull();
    }

    @Test
    void verification_names_all_that_is_kept_about_it() {
        Verification read = verification(1);
        KeptName starting = KeptName.ofStart(read.request().clientId(), new IdempotencyKey("start"));
        Verification started = startedUnder(starting);
        KeptName wrong = KeptName.ofCheck(started.request().clientId(), started.ref(), new IdempotencyKey("wrong"));
        KeptName right = KeptName.ofCheck(started.request().clientId(), started.ref(), new IdempotencyKey("right"));

        assertThat(found(started).keptNames()).containsExactly(starting);
        wrong(started, kept(wrong, 1, LATER));
        store().countWrong(found(started), LATER, false);
        right(found(started), kept(right, 1, LATER));

        assertThat(found(started).keptNames()).containsExactlyInAnyOrder(starting, wrong, right);
    }

    private static Verification named(Verification it, Set<KeptName> names) {
        return new Verification(
                it.ref(),
                it.request(),
                it.stored(),
                it.startedAt(),
                it.expiresAt(),
                it.checks(),
                it.codeKeyId(),
                it.round(),
                it.deliveries(),
                it.deliveredAt(),
                it.failedRound(),
                it.tokenId(),
                it.probesProvider(),
                names);
    }

    @Test
    void second_start_under_a_key_learns_of_the_first_and_writes_nothing() {
        KeptRequest first = kept(KEY, 1, NOW);
        start(1, first);
        Gates before = gates();

        assertThat(start(2, kept(KEY, 2, NOW))).isEqualTo(new StartCommit.KeyTaken(KeptAnswer.ofStart(first)));

        assertThat(store().find(Examples.ref(2))).isEmpty();
        assertThat(gates()).isEqualTo(before);
        assertThat(store().kept(KEY)).contains(KeptAnswer.ofStart(first));
    }

    @Test
    void taken_key_is_told_before_a_lock_a_changed_activity_and_a_closed_provider() {
        StartWrite late = startNow(verification(2), GATE);
        KeptRequest first = kept(KEY, 1, NOW);
        start(1, first);
        new Guesser(store(), false).guess(FailureLock.CAP, NOW);

        assertThat(store().start(new StartWrite(
                                late.verification(), late.read(), GATE, NOW, kept(KEY, 2, NOW))))
                .isEqualTo(new StartCommit.KeyTaken(KeptAnswer.ofStart(first)));
    }

    @Test
    void start_that_is_refused_keeps_nothing() {
        StartWrite late = startNow(verification(2), null);
        started(1);

        assertThat(store().start(new StartWrite(late.verification(), late.read(), null, NOW, kept(KEY, 2, NOW))))
                .isInstanceOf(StartCommit.PhoneChanged.class);
        assertThat(store().kept(KEY)).isEmpty();
    }

    @Test
    void key_is_free_again_after_a_day_and_not_before() {
        KeptRequest first = kept(KEY, 1, NOW);
        start(1, first);

        assertThat(start(2, kept(KEY, 2, first.until().minusMillis(1)))).isInstanceOf(StartCommit.KeyTaken.class);
        KeptRequest next = kept(KEY, 3, first.until());
        assertThat(start(3, next)).isEqualTo(new StartCommit.Committed());
        assertThat(store().kept(KEY)).contains(KeptAnswer.ofStart(next));
    }

    @Test
    void key_of_a_start_that_came_to_nothing_is_free() {
        start(1, kept(KEY, 1, NOW));

        assertThat(store().cancelUnstarted(Examples.ref(1), PHONE, KEY, LATER)).isTrue();

        assertThat(store().kept(KEY)).isEmpty();
        assertThat(gates(KEY).kept()).isNull();
        KeptRequest next = kept(KEY, 2, LATER);
        assertThat(start(2, next)).isEqualTo(new StartCommit.Committed());
        assertThat(store().kept(KEY)).contains(KeptAnswer.ofStart(next));
    }

    @Test
    void key_that_stands_for_another_start_by_now_is_not_freed_by_one_that_came_to_nothing() {
        start(1, kept(KEY, 1, NOW));
        KeptRequest next = kept(KEY, 2, NOW.plus(KeptRequest.KEPT));
        start(2, next);

        assertThat(store().cancelUnstarted(Examples.ref(1), PHONE, KEY, next.at()))
                .isTrue();

        assertThat(store().kept(KEY)).contains(KeptAnswer.ofStart(next));
        assertThat(found(verification(1)).stored()).isEqualTo(StoredStatus.CANCELED);
    }

    @Test
    void key_of_a_start_that_was_claimed_after_all_stays_taken() {
        KeptRequest kept = kept(KEY, 1, NOW);
        start(1, kept);
        claim(verification(1), FIRST, NOW);

        assertThat(store().cancelUnstarted(Examples.ref(1), PHONE, KEY, LATER)).isFalse();
        assertThat(store().kept(KEY)).contains(KeptAnswer.ofStart(kept));
    }

    @Test
    void start_whose_workflow_is_noted_to_run_is_not_canceled_as_unstarted() {
        KeptRequest kept = kept(KEY, 1, NOW);
        start(1, kept);

        assertThat(store().noteStarted(Examples.ref(1))).isTrue();
        assertThat(store().noteStarted(Examples.ref(1))).isTrue();

        assertThat(store().cancelUnstarted(Examples.ref(1), PHONE, KEY, LATER)).isFalse();
        assertThat(store().kept(KEY)).contains(KeptAnswer.ofStart(kept));
        assertThat(found(verification(1)).stored()).isEqualTo(StoredStatus.PENDING);
    }

    @Test
    void start_that_is_canceled_or_gone_is_not_noted_to_run() {
        start(1, kept(KEY, 1, NOW));
        store().cancelUnstarted(Examples.ref(1), PHONE, KEY, LATER);

        assertThat(store().noteStarted(Examples.ref(1))).isFalse();
        assertThat(store().noteStarted(Examples.ref(2))).isFalse();
        assertThat(store().find(Examples.ref(2))).isEmpty();
    }

    @Test
    void wrong_code_is_kept_with_its_count_and_counted_once_under_its_key() {
        Verification started = started(1);
        store().countWrong(started, LATER, false);
        KeptRequest kept = kept(KEY, 1, LATER);

        assertThat(wrong(started, kept)).isEqualTo(new CheckCommit.Committed(2, null));

        KeptAnswer answer = KeptAnswer.ofWrong(kept, 2);
        assertThat(store().kept(KEY)).contains(answer);
        assertThat(wrong(started, kept(KEY, 1, LATER.plusSeconds(1)))).isEqualTo(new CheckCommit.KeyTaken(answer));
        assertThat(right(started, kept(KEY, 1, LATER.plusSeconds(1)))).isEqualTo(new CheckCommit.KeyTaken(answer));
        assertThat(found(started).checks()).isEqualTo(2);
        assertThat(found(started).stored()).isEqualTo(StoredStatus.PENDING);
        assertThat(gates().lock().failures()).isEqualTo(2);
    }

    @Test
    void right_code_is_kept_with_its_token_and_approves_once() {
        Verification started = started(1);
        KeptRequest kept = kept(KEY, 1, LATER);

        assertThat(right(started, kept)).isEqualTo(new CheckCommit.Committed(0, null));

        KeptAnswer answer = KeptAnswer.ofRight(kept, "token id");
        assertThat(store().kept(KEY)).contains(answer);
        assertThat(right(started, kept(KEY, 1, LATER))).isEqualTo(new CheckCommit.KeyTaken(answer));
        assertThat(wrong(started, kept(KEY, 1, LATER))).isEqualTo(new CheckCommit.KeyTaken(answer));
        assertThat(found(started).tokenId()).isEqualTo("token id");
    }

    @Test
    void checks_under_other_keys_are_checks_of_their_own() {
        Verification started = started(1);

        assertThat(wrong(started, kept(KEY, 1, LATER))).isEqualTo(new CheckCommit.Committed(1, null));
        assertThat(wrong(started, kept(OTHER_KEY, 1, LATER))).isEqualTo(new CheckCommit.Committed(2, null));
        assertThat(store().countWrong(started, LATER, false)).isEqualTo(new CheckCommit.Committed(3, null));
    }

    @ParameterizedTest
    @EnumSource
    void check_that_an_ended_verification_refuses_keeps_nothing(Ended ended) {
        Verification started = started(1);
        Instant now = ended.end(store(), started);

        assertThat(wrong(started, kept(KEY, 1, now))).isInstanceOf(CheckCommit.Refused.class);
        assertThat(right(started, kept(KEY, 1, now))).isInstanceOf(CheckCommit.Refused.class);
        assertThat(store().kept(KEY)).isEmpty();
    }

    @Test
    void check_of_nothing_keeps_nothing() {
        assertThat(wrong(verification(1), kept(KEY, 1, LATER))).isEqualTo(new CheckCommit.Missing());
        assertThat(right(verification(1), kept(KEY, 1, LATER))).isEqualTo(new CheckCommit.Missing());
        assertThat(store().kept(KEY)).isEmpty();
    }

    @Test
    void key_that_was_used_for_a_start_and_then_for_checks_tells_each_apart() {
        start(1, kept(KEY, 1, NOW));
        Instant free = NOW.plus(KeptRequest.KEPT);
        Verification next = started(verification(2, OTHER_PHONE, SIGN_IN, free));

        KeptRequest wrong = kept(KEY, 2, free);
        assertThat(store().countWrong(next, free, false, wrong)).isEqualTo(new CheckCommit.Committed(1, null));
        assertThat(store().kept(KEY)).contains(KeptAnswer.ofWrong(wrong, 1));
    }

    @Test
    void removed_verification_takes_along_what_is_kept_about_it() {
        Verification started = startedUnder(KEY);
        KeptName wrong = KeptName.ofCheck(started.request().clientId(), started.ref(), new IdempotencyKey("wrong"));
        wrong(started, kept(wrong, 1, LATER));

        store().remove(started.ref());

        assertThat(store().kept(KEY)).isEmpty();
        assertThat(store().kept(wrong)).isEmpty();
    }

    @Test
    void removed_verification_leaves_a_key_that_stands_for_another_by_now() {
        Verification started = startedUnder(KEY);
        KeptRequest next = kept(KEY, 2, NOW.plus(KeptRequest.KEPT));
        start(2, next);

        store().remove(started.ref());

        assertThat(store().kept(KEY)).contains(KeptAnswer.ofStart(next));
    }

    /// As a start's use case does it: the verification names the key.
    private Verification startedUnder(KeptName key) {
        Verification started = named(verification(1), Set.of(key));
        StartWrite write = startNow(started, null);
        store().start(new StartWrite(started, write.read(), null, NOW, kept(key, 1, NOW)));
        return started;
    }

    private Gates gates(KeptName key) {
        return store().gates(new GateQuestion(PHONE, SIGN_IN, null, List.of(), key));
    }

    private StartCommit start(int number, KeptRequest kept) {
        StartWrite write = startNow(verification(number, PHONE, SIGN_IN, kept.at()), null);
        return store().start(
                        new StartWrite(write.verification(), write.read(), write.probed(), write.now(), kept));
    }

    private CheckCommit wrong(Verification read, KeptRequest kept) {
        return store().countWrong(read, kept.at(), false, kept);
    }

    private CheckCommit right(Verification read, KeptRequest kept) {
        return store().approve(read, "token id", kept.at(), kept);
    }

    private static KeptRequest kept(KeptName name, int number, Instant at) {
        return new KeptRequest(name, Examples.ref(number), new Sealed("phone-2026-11", new byte[] {3, -1, 0}), at);
    }
}
