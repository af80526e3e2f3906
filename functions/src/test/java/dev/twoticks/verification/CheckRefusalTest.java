package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.key.KeysNotReadyException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckRefusalTest {

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
    final class when_it_has_ended {

        private static CheckResult answer(Pointless how) {
            return switch (how) {
                case APPROVED -> new CheckResult.AlreadyApproved();
                case CANCELED -> new CheckResult.Canceled();
                case EXPIRED -> new CheckResult.Expired();
                case EXHAUSTED -> new CheckResult.Exhausted();
                case SUPERSEDED -> throw new IllegalArgumentException("no end");
            };
        }

        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SUPERSEDED")
        void right_and_wrong_are_told_the_same_and_nothing_is_written(Pointless how) {
            sent();
            how.come(world, id);
            List<String> before = List.copyOf(world.commits);

            assertThat(right()).isEqualTo(answer(how));
            assertThat(wrong()).isEqualTo(answer(how));

            assertThat(world.commits).isEqualTo(before);
            assertThat(world.tokens.signed()).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(
                mode = EnumSource.Mode.EXCLUDE,
                names = {"SUPERSEDED", "EXPIRED"})
        void between_read_and_transaction_they_are_told_the_same_too(Pointless how) {
            sent();
            for (boolean right : new boolean[] {true, false}) {
                VerificationStore before = world.store;
                world.store = InterruptedStore.before(right ? "approve" : "countWrong", world.memory, () -> {
                    world.store = before;
                    if (world.read(id).statusAt(world.now()).open()) {
                        how.come(world, id);
                    }
                });
                assertThat(right ? right() : wrong()).isEqualTo(answer(how));
            }
            assertThat(world.tokens.signed()).isEmpty();
        }
    }

    @Nested
    final class when_the_number_is_locked {

        @Test
        void right_and_wrong_are_told_the_same_and_nothing_is_counted() {
            sent();
            Instant until = world.lock(Examples.SIGN_IN);
            List<String> before = List.copyOf(world.commits);

            assertThat(right()).isEqualTo(new CheckResult.PhoneLimited(until));
            assertThat(wrong()).isEqualTo(new CheckResult.PhoneLimited(until));

            assertThat(world.commits).isEqualTo(before);
            assertThat(world.events.names()).endsWith("check.refused", "check.refused");
        }

        @Test
        void an_end_is_told_before_the_lock() {
            sent();
            world.lock(Examples.SIGN_IN);
            world.cancel(id);

            assertThat(right()).isEqualTo(new CheckResult.Canceled());
        }

        @Test
        void another_purpose_is_checked_as_ever() {
            sent();
            world.lock(Examples.PHONE_CHANGE);

            assertThat(right()).isInstanceOf(CheckResult.Approved.class);
        }
    }

    @Nested
    final class what_a_right_code_needs_is_made_ready_for_a_wrong_one {

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void a_missing_signing_key_stops_both_before_anything_is_counted(boolean right) {
            sent();
            world.tokens.ready(false);
            List<String> before = List.copyOf(world.commits);

            assertThatThrownBy(() -> world.check(id, right ? World.code(id) : World.wrong(id)))
                    .isInstanceOf(KeysNotReadyException.class);
            assertThat(world.commits).isEqualTo(before);
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void a_missing_phone_key_stops_both_even_before_the_first_claim(boolean right) {
            world.keys.ready(false);
            List<String> before = List.copyOf(world.commits);

            assertThatThrownBy(() -> world.check(id, right ? World.code(id) : World.wrong(id)))
                    .isInstanceOf(KeysNotReadyException.class)
                    .hasMessageContaining("phone-keys");
            assertThat(world.commits).isEqualTo(before);
        }

        @ParameterizedTest
        @ValueSource(strings = {"approve", "countWrong"})
        void a_store_that_does_not_answer_reveals_nothing(String broken) {
            sent();
            WatchedStore watched = new WatchedStore(world.memory);
            watched.breakCalls(broken::equals);
            world.store = watched.store();
            int before = world.events.events().size();

            assertThatThrownBy(() -> world.check(id, broken.equals("approve") ? World.code(id) : World.wrong(id)))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThat(world.events.events()).hasSize(before);
            assertThat(world.tokens.signed()).isEmpty();
        }
    }

    @Nested
    final class by_somebody_else {

        private final List<Caller> strangers = List.of(
                new Caller("another", null, FixedPolicy.ORIGIN),
                new Caller(FixedPolicy.SERVER, FixedPolicy.SERVER_SECRET, null),
                new Caller(FixedPolicy.WEB, "a secret", FixedPolicy.ORIGIN),
                new Caller(null, null, "https://evil.example"));

        @Test
        void it_is_not_found_and_nothing_is_counted() {
            sent();
            List<String> before = List.copyOf(world.commits);

            for (Caller stranger : strangers) {
                assertThat(world.check(id, stranger, World.code(id))).isEqualTo(new CheckResult.NotFound());
                assertThat(world.check(id, stranger, World.wrong(id))).isEqualTo(new CheckResult.NotFound());
            }

            assertThat(world.commits).isEqualTo(before);
            assertThat(world.check(
                            VerificationId.parse("AAAAAAAAAAAAAAAAAAAAAA").orElseThrow(), World.SHOP, World.code(id)))
                    .isEqualTo(new CheckResult.NotFound());
        }

        @Test
        void the_holder_needs_to_name_no_application() {
            sent();

            assertThat(world.check(id, new Caller(null, null, FixedPolicy.ORIGIN), World.code(id)))
                    .isInstanceOf(CheckResult.Approved.class);
        }
    }
}
