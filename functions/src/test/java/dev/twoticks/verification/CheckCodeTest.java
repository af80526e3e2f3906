package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.TaskAnswer.Done;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;
import dev.twoticks.verification.key.Seal;
import dev.twoticks.verification.phone.FailureLock;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class CheckCodeTest {

    private final World world = new World();
    private final VerificationId id = world.started();

    private void sent() {
        world.send(id.ref(), Examples.FIRST);
    }

    private CheckResult right() {
        return world.check(id, World.code(id));
    }

    private CheckResult wrong() {
        return world.check(id, World.wrong(id));
    }

    @Nested
    final class with_the_right_code {

        @Test
        void it_is_approved_with_a_token_that_says_what_was_asked() {
            sent();

            CheckResult result = right();

            assertThat(world.tokens.signed()).singleElement().satisfies(it -> {
                assertThat(it.audience()).isEqualTo(FixedPolicy.WEB);
                assertThat(it.purpose()).isEqualTo(Examples.SIGN_IN);
                assertThat(it.nonce()).isEqualTo("client's nonce");
                assertThat(it.phoneNumber()).isEqualTo(World.NIGERIAN);
                assertThat(it.approvedAt()).isEqualTo(world.now());
                assertThat(it.tokenId()).isEqualTo(world.read(id).tokenId()).hasSize(22);
                assertThat(result).isEqualTo(new CheckResult.Approved("header." + it.tokenId() + ".signature"));
            });
            assertThat(world.read(id).stored()).isEqualTo(StoredStatus.APPROVED);
        }

        @Test
        void the_waiting_task_is_told() {
            sent();
            right();

            assertThat(world.told(Examples.FIRST)).containsExactly(new Done(Outcome.APPROVED));
        }

        @Test
        void tasks_that_have_ended_are_left_alone() {
            sent();
            world.send(id.ref(), Examples.FALLBACK);
            world.receipt(id.ref(), Examples.FIRST, DeliveryStatus.UNDELIVERED, Examples.NOT_ON_WHATSAPP);
            world.receipt(id.ref(), Examples.FALLBACK, DeliveryStatus.SENT);
            int before = world.tasks.answers().size();

            right();

            assertThat(world.tasks.answers()).hasSize(before + 1);
            assertThat(world.told(Examples.FALLBACK)).containsExactly(new Done(Outcome.APPROVED));
        }

        @Test
        void a_task_that_cannot_be_told_takes_nothing_back() {
            sent();
            world.send(id.ref(), Examples.FALLBACK);
            world.tasks.available(false);

            assertThat(right()).isInstanceOf(CheckResult.Approved.class);

            assertThat(world.events.named("task.not_answered")).hasSize(2);
            assertThat(world.read(id).stored()).isEqualTo(StoredStatus.APPROVED);
        }

        @Test
        void the_lock_starts_anew() {
            sent();
            wrong();
            assertThat(world.gates().lock().failures()).isEqualTo(1);

            right();

            assertThat(world.gates().lock()).isEqualTo(FailureLock.NONE);
        }

        @Test
        void the_same_number_has_the_same_subject_at_one_application_for_ever() {
            sent();
            right();
            world.passes(60);
            VerificationId next = world.started();
            world.send(next.ref(), Examples.FIRST);
            world.check(next, World.code(next));

            assertThat(world.tokens.signed())
                    .hasSize(2)
                    .extracting(TokenClaims::subject)
                    .doesNotContain(World.NIGERIAN)
                    .containsOnly(world.tokens.signed().getFirst().subject());
            assertThat(world.tokens.signed()).extracting(TokenClaims::tokenId).doesNotHaveDuplicates();
        }

        @Test
        void it_is_good_up_to_the_last_moment_and_not_at_it() {
            sent();
            world.clock.moveTo(world.read(id).expiresAt());
            assertThat(right()).isEqualTo(new CheckResult.Expired());

            world.clock.moveTo(world.read(id).expiresAt().minusMillis(1));
            assertThat(right()).isInstanceOf(CheckResult.Approved.class);
        }

        @Test
        void it_is_good_although_the_round_was_given_up() {
            sent();
            world.giveUp(id.ref(), 1);
            assertThat(world.view(id).status()).isEqualTo(Status.FAILED);

            assertThat(right()).isInstanceOf(CheckResult.Approved.class);
        }

        @Test
        void it_stays_the_one_of_the_first_claim_after_the_key_has_rotated() {
            sent();
            world.keys.rotateCodeKey("code-2026-12");

            assertThat(right()).isInstanceOf(CheckResult.Approved.class);
        }

        @Test
        void leading_zeros_belong_to_it() {
            World other = new World();
            VerificationId zeros = Stream.generate(() -> VerificationId.random(new Random(other.random.nextLong())))
                    .filter(it -> World.code(it).reveal().startsWith("00"))
                    .limit(1)
                    .findFirst()
                    .orElseThrow();
            String code = World.code(zeros).reveal();
            Verification stored = new Verification(
                    zeros.ref(),
                    resealed(other, zeros),
                    StoredStatus.PENDING,
                    other.now(),
                    other.now().plus(Verification.LIFE),
                    0,
                    null,
                    Round.opened(1, Examples.WHATSAPP_FIRST, other.now()),
                    Map.of(),
                    null,
                    null,
                    null,
                    false,
                    Set.of());
            other.memory.start(StoreSituation.start(stored, other.activity(), null));
            other.send(zeros.ref(), Examples.FIRST);

            assertThat(code).hasSize(6);
            assertThat(Code.parse(code.substring(2))).isEmpty();
            assertThat(other.check(zeros, Code.parse(code.substring(2) + "00").orElseThrow()))
                    .isInstanceOf(CheckResult.Incorrect.class);
            assertThat(other.check(zeros, Code.parse(code).orElseThrow())).isInstanceOf(CheckResult.Approved.class);
        }

        private static VerificationRequest resealed(World world, VerificationId id) {
            return new VerificationRequest(
                    FixedPolicy.WEB,
                    Examples.SIGN_IN,
                    world.phone(World.NIGERIAN),
                    Seal.close(world.keys.currentPhoneDataKey(), id.ref().hex(), World.NIGERIAN, world.random),
                    "+234********67",
                    FixedPolicy.NIGERIA,
                    "en",
                    null,
                    null,
                    false);
        }
    }

    @Nested
    final class with_a_wrong_code {

        @Test
        void each_leaves_one_check_fewer_and_the_last_leaves_none() {
            sent();

            for (int left = 4; left >= 0; left--) {
                assertThat(wrong()).isEqualTo(new CheckResult.Incorrect(left));
            }
            assertThat(wrong()).isEqualTo(new CheckResult.Exhausted());
            assertThat(right()).isEqualTo(new CheckResult.Exhausted());
            assertThat(world.read(id).checks()).isEqualTo(5);
            assertThat(world.gates().lock().failures()).isEqualTo(5);
        }

        @Test
        void the_right_one_is_taken_with_the_last_check() {
            sent();
            for (int i = 0; i < 4; i++) {
                wrong();
            }

            assertThat(right()).isInstanceOf(CheckResult.Approved.class);
        }

        @Test
        void nothing_is_signed_and_no_task_is_told() {
            sent();
            wrong();

            assertThat(world.tokens.signed()).isEmpty();
            assertThat(world.tasks.answers()).isEmpty();
            assertThat(world.events.names()).last().isEqualTo("check.incorrect");
        }

        @Test
        void the_one_that_locks_says_so_to_the_operator_alone() {
            world.lockAlmost(Examples.SIGN_IN);

            assertThat(wrong()).isEqualTo(new CheckResult.Incorrect(4));

            assertThat(world.events.names()).endsWith("check.incorrect", "verification.locked");
            assertThat(wrong())
                    .isEqualTo(new CheckResult.PhoneLimited(world.now().plusSeconds(3600)));
        }

        @Test
        void a_strict_owners_lock_stays_until_an_operator_opens_it() {
            world.policy.strictLock(true);
            world.lockAlmost(Examples.SIGN_IN);
            wrong();

            assertThat(world.gates().lock().closedUntil(world.now().plusSeconds(86_400L * 365_000)))
                    .isPresent();
        }
    }

    @Nested
    final class before_the_first_claim {

        @Test
        void every_guess_is_wrong_and_counted_the_later_code_too() {
            assertThat(right()).isEqualTo(new CheckResult.Incorrect(4));
            assertThat(wrong()).isEqualTo(new CheckResult.Incorrect(3));
            assertThat(world.gates().lock().failures()).isEqualTo(2);

            sent();
            assertThat(right()).isInstanceOf(CheckResult.Approved.class);
        }
    }
}
