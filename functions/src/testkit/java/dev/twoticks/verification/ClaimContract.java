package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.CODE_KEY;
import static dev.twoticks.verification.Examples.FALLBACK;
import static dev.twoticks.verification.Examples.FIRST;
import static dev.twoticks.verification.Examples.LATER;
import static dev.twoticks.verification.Examples.PROVIDER;
import static dev.twoticks.verification.Examples.RESENT;
import static dev.twoticks.verification.Examples.verification;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.Delivery;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.TaskToken;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

abstract class ClaimContract extends StoreSituation {

    @Test
    void free_slot_is_taken_with_token_and_code_key() {
        Verification started = started(1);

        ClaimCommit commit = store().claim(claimOf(started, FIRST, "first token", LATER));

        assertThat(commit).isEqualTo(new ClaimCommit.Claimed(found(started)));
        assertThat(found(started).codeKeyId()).isEqualTo(CODE_KEY);
        assertThat(found(started).deliveries())
                .containsOnlyKeys(FIRST)
                .containsEntry(
                        FIRST,
                        new Delivery(
                                FIRST,
                                Channel.WHATSAPP,
                                PROVIDER,
                                DeliveryStatus.CLAIMED,
                                null,
                                null,
                                LATER,
                                LATER,
                                new TaskToken("first token")));
    }

    @Test
    void legs_of_a_round_have_slots_of_their_own_and_the_first_code_key_stays() {
        Verification started = started(1);
        claim(started, FIRST, LATER);
        Claim rotated = new Claim(
                started.ref(), FALLBACK, Channel.SMS, PROVIDER, new TaskToken("token"), "code-2026-12", LATER);

        assertThat(store().claim(rotated)).isEqualTo(new ClaimCommit.Claimed(found(started)));

        assertThat(found(started).deliveries()).containsOnlyKeys(FIRST, FALLBACK);
        assertThat(found(started).codeKeyId()).isEqualTo(CODE_KEY);
    }

    @Test
    void taken_slot_gets_the_new_token_and_nothing_else() {
        Verification started = started(1);
        claim(started, FIRST, LATER);
        store().recordReceipt(receipt(started, FIRST, DeliveryStatus.SENT), LATER);
        Delivery before = found(started).delivery(FIRST).orElseThrow();

        ClaimCommit again = store().claim(claimOf(started, FIRST, "second token", afterwards(90)));

        assertThat(again).isEqualTo(new ClaimCommit.Held(found(started)));
        assertThat(found(started).delivery(FIRST))
                .contains(new Delivery(
                        FIRST,
                        before.channel(),
                        before.provider(),
                        DeliveryStatus.SENT,
                        "message 1-1",
                        null,
                        LATER,
                        LATER,
                        new TaskToken("second token")));
    }

    @ParameterizedTest
    @EnumSource
    void taken_slot_gets_the_new_token_even_when_all_is_over(Ended ended) {
        Verification started = started(1);
        claim(started, FIRST, LATER);
        Instant now = ended.end(store(), started);

        ClaimCommit again = store().claim(claimOf(started, FIRST, "second token", now));

        assertThat(again).isEqualTo(new ClaimCommit.Held(found(started)));
        assertThat(found(started).delivery(FIRST))
                .hasValueSatisfying(it -> assertThat(it.token().reveal()).isEqualTo("second token"));
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_claimed_once_it_has_ended(Ended ended) {
        Verification started = started(1);
        Instant now = ended.end(store(), started);

        assertThat(claim(started, FIRST, now)).isEqualTo(new ClaimCommit.Refused(found(started)));
        assertThat(found(started).deliveries()).isEmpty();
        assertThat(found(started).codeKeyId()).isNull();
    }

    @Test
    void slot_is_taken_up_to_the_last_moment() {
        Verification started = started(1);

        assertThat(claim(started, FIRST, started.expiresAt().minusMillis(1))).isInstanceOf(ClaimCommit.Claimed.class);
    }

    @Test
    void slot_is_taken_with_one_check_left() {
        Verification started = started(1);
        for (int i = 1; i < Verification.MAX_CHECKS; i++) {
            store().countWrong(started, LATER, false);
        }

        assertThat(claim(started, FIRST, LATER)).isInstanceOf(ClaimCommit.Claimed.class);
    }

    @Test
    void round_that_is_not_open_yet_claims_nothing() {
        Verification started = started(1);

        assertThat(claim(started, RESENT, LATER)).isEqualTo(new ClaimCommit.Refused(found(started)));
    }

    @Test
    void superseded_round_claims_nothing_and_the_new_one_does() {
        Verification started = started(1);
        claim(started, FIRST, LATER);
        resent(started);

        assertThat(claim(started, FALLBACK, LATER)).isEqualTo(new ClaimCommit.Refused(found(started)));
        assertThat(claim(started, RESENT, LATER)).isEqualTo(new ClaimCommit.Claimed(found(started)));
        assertThat(found(started).deliveries()).containsOnlyKeys(FIRST, RESENT);
    }

    @Test
    void given_up_round_may_still_be_claimed() {
        Verification started = started(1);
        store().giveUp(started.ref(), 1);

        assertThat(claim(started, FALLBACK, LATER)).isInstanceOf(ClaimCommit.Claimed.class);
    }

    @Test
    void unknown_verification_is_missing() {
        assertThat(claim(verification(1), new DeliveryId(1, 1), LATER)).isEqualTo(new ClaimCommit.Missing());
        assertThat(store().find(Examples.ref(1))).isEmpty();
    }
}
