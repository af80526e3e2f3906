package dev.twoticks.verification;

import static dev.twoticks.verification.TestNumbers.FICTITIOUS;
import static dev.twoticks.verification.TestNumbers.FIXED;
import static dev.twoticks.verification.TestNumbers.LAST_DAY;
import static dev.twoticks.verification.TestNumbers.listed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Numbers that are verified without a message.
final class TestNumberTest {

    private static final Code OTHER = Code.parse("111111").orElseThrow();

    private final World world = new World();

    TestNumberTest() {
        list(FICTITIOUS, FIXED, LAST_DAY);
    }

    private void list(String number, Code code, LocalDate until) {
        world.policy.put(listed(world, listed(number, code, until)));
    }

    private void listNone() {
        world.policy.put(listed(world));
    }

    private StartResult start(String typed) {
        return world.start(StartRequests.of(typed));
    }

    @Nested
    final class is_verified {

        private final VerificationId id = world.started(FICTITIOUS);

        @Test
        void by_the_code_of_the_file() {
            assertThat(world.check(id, FIXED)).isInstanceOf(CheckResult.Approved.class);
            assertThat(world.view(id).status()).isEqualTo(Status.APPROVED);
        }

        @Test
        void and_looks_like_any_other() {
            VerificationView view = world.view(id);
            assertThat(view.status()).isEqualTo(Status.PENDING);
            assertThat(view.phoneNumber()).isEqualTo("+1********00");
            assertThat(view.deliveriesLeft()).isEqualTo(4);
            assertThat(view.checksLeft()).isEqualTo(5);

            assertThat(world.check(id, OTHER)).isEqualTo(new CheckResult.Incorrect(4));
        }

        @Test
        void and_nothing_is_sent_by_any_route() {
            world.passes(30);
            assertThat(world.resend(id)).isInstanceOf(ResendResult.Accepted.class);
            assertThat(world.resend(id)).isInstanceOf(ResendResult.TooEarly.class);
            world.view(id);
            world.check(id, FIXED);
            world.cancel(world.started(FICTITIOUS));

            assertThat(world.workflow.started()).isEmpty();
            assertThat(world.sender.sent()).isEmpty();
            assertThat(world.tasks.answers()).isEmpty();
        }

        @Test
        void and_a_task_that_somebody_makes_by_hand_sends_nothing_either() {
            world.send(id.ref(), Examples.FIRST, Channel.SMS, "by hand");

            assertThat(world.sender.sent()).isEmpty();
            assertThat(world.delivery(id, Examples.FIRST).status()).isEqualTo(DeliveryStatus.NOT_SENT);
        }

        @Test
        void and_never_by_the_code_that_its_ref_would_give() {
            world.send(id.ref(), Examples.FIRST, Channel.SMS, "by hand");

            assertThat(world.read(id).codeKeyId()).isNotNull();
            assertThat(world.check(id, World.code(id))).isEqualTo(new CheckResult.Incorrect(4));
        }

        @Test
        void in_five_checks() {
            for (int i = 0; i < Verification.MAX_CHECKS; i++) {
                world.check(id, OTHER);
            }

            assertThat(world.check(id, FIXED)).isEqualTo(new CheckResult.Exhausted());
        }

        @Test
        void once() {
            world.check(id, FIXED);

            assertThat(world.check(id, FIXED)).isEqualTo(new CheckResult.AlreadyApproved());
        }

        @Test
        void within_ten_minutes() {
            world.clock.forward(Verification.LIFE);

            assertThat(world.check(id, FIXED)).isEqualTo(new CheckResult.Expired());
        }

        @Test
        void as_long_as_the_file_lists_it_with_that_code() {
            list(FICTITIOUS, OTHER, LAST_DAY);
            assertThat(world.check(id, FIXED)).isEqualTo(new CheckResult.Incorrect(4));

            listNone();
            assertThat(world.check(id, OTHER)).isEqualTo(new CheckResult.Incorrect(3));
        }

        @Test
        void and_says_so_in_the_log() {
            assertThat(world.events.named("verification.started"))
                    .singleElement()
                    .satisfies(it -> assertThat(it.fields()).containsEntry("plan", "sms: test_number"));
        }
    }

    @Test
    void tokens_tell_that_nobody_has_shown_to_hold_it_and_stand_for_nobody() {
        list(World.NIGERIAN, FIXED, LAST_DAY);
        world.check(world.started(), FIXED);
        listNone();
        VerificationId real = world.started();
        world.send(real.ref(), Examples.FIRST);
        world.check(real, World.code(real));

        List<TokenClaims> signed = world.tokens.signed();
        assertThat(signed.stream().map(TokenClaims::test)).containsExactly(true, false);
        assertThat(signed.stream().map(TokenClaims::phoneNumber)).containsOnly(World.NIGERIAN);
        assertThat(signed.getFirst().subject()).isNotEqualTo(signed.getLast().subject());
    }

    @Test
    void it_is_known_however_it_is_typed_and_whatever_its_country() {
        assertThat(start("+1 (555) 555-0100")).isInstanceOf(StartResult.Started.class);
        assertThat(start("+15555550101")).isInstanceOf(StartResult.InvalidPhoneNumber.class);
        list("+442071234567", FIXED, LAST_DAY);
        assertThat(start("+44 20 7123 4567")).isInstanceOf(StartResult.Started.class);
    }

    @Test
    void it_is_another_applications_number_as_any() {
        assertThat(world.start(StartRequests.GOOD
                        .withNumber(FICTITIOUS)
                        .withCaller(FixedPolicy.SERVER, FixedPolicy.SERVER_SECRET, null)
                        .request()))
                .isInstanceOf(StartResult.InvalidPhoneNumber.class);
    }

    @Test
    void it_is_refused_from_the_day_after_its_last_on() {
        Instant midnight = Instant.parse("2026-12-01T00:00:00Z");
        world.clock.forward(Duration.between(world.now(), midnight).minusMillis(1));
        VerificationId id = world.started(FICTITIOUS);

        world.clock.forward(Duration.ofMillis(1));

        assertThat(start(FICTITIOUS)).isEqualTo(new StartResult.TestNumberExpired());
        assertThat(world.check(id, FIXED)).isEqualTo(new CheckResult.Incorrect(4));
    }

    @Test
    void a_real_number_is_refused_too_once_its_last_day_has_passed() {
        list(World.NIGERIAN, FIXED, LocalDate.parse("2026-11-23"));

        assertThat(start(World.NIGERIAN)).isEqualTo(new StartResult.TestNumberExpired());
        assertThat(world.commits).isEmpty();
        assertThat(world.events.named("test_number.expired"))
                .singleElement()
                .satisfies(it -> assertThat(it.fields())
                        .containsOnly(Map.entry("client_id", FixedPolicy.WEB), Map.entry("until", "2026-11-23")));
    }

    @Test
    void it_is_refused_until_its_last_day_is_four_hundred_days_away() {
        LocalDate far = LocalDate.ofInstant(world.now(), ZoneOffset.UTC).plusDays(401);
        list(FICTITIOUS, FIXED, far);
        assertThat(start(FICTITIOUS)).isEqualTo(new StartResult.TestNumberExpired());

        list(FICTITIOUS, FIXED, far.minusDays(1));
        assertThat(start(FICTITIOUS)).isInstanceOf(StartResult.Started.class);
    }
}
