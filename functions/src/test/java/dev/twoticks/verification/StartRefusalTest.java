package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.phone.NumberFault;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What refuses a start, in which order, and that nothing was written.
final class StartRefusalTest {

    private record Mistake(StartResult answer, UnaryOperator<StartRequests> made) {}

    /// In the order in which they are told. Each leaves those after it visible.
    private static final List<Mistake> MISTAKES = List.of(
            new Mistake(
                    new StartResult.ApplicationNotAllowed(), it -> it.withCaller("nobody", null, FixedPolicy.ORIGIN)),
            new Mistake(
                    new StartResult.OriginNotAllowed(),
                    it -> it.withCaller(FixedPolicy.WEB, null, "https://evil.example")),
            new Mistake(
                    new StartResult.PurposeNotAllowed(), it -> it.withPurpose(new Purpose("transfer_money"), "sms")),
            new Mistake(new StartResult.SameChannel(), it -> it.withPurpose(Purpose.MFA, "sms")),
            new Mistake(new StartResult.InvalidPhoneNumber(NumberFault.TOO_SHORT), it -> it.withNumber("+234803")),
            new Mistake(new StartResult.CountryNotAllowed(), it -> it.withNumber("+14155552671")));

    private final World world = new World();

    private void refuses(StartRequests request, StartResult answer) {
        List<String> before = List.copyOf(world.commits);
        assertThat(world.start(request.request())).isEqualTo(answer);
        assertThat(world.commits).isEqualTo(before);
        assertThat(world.workflow.started()).isEmpty();
        assertThat(world.events.events()).isEmpty();
    }

    @Nested
    final class by_the_files_alone {

        @Test
        void the_first_mistake_is_told_whatever_else_is_wrong() {
            for (int first = 0; first < MISTAKES.size(); first++) {
                StartRequests request = StartRequests.GOOD;
                for (int i = MISTAKES.size() - 1; i >= first; i--) {
                    request = MISTAKES.get(i).made().apply(request);
                }
                refuses(request, MISTAKES.get(first).answer());
            }
        }

        @Test
        void the_store_is_not_asked() {
            WatchedStore watched = new WatchedStore(world.memory);
            world.store = watched.store();

            MISTAKES.forEach(it -> refuses(it.made().apply(StartRequests.GOOD), it.answer()));

            assertThat(watched.calls()).isEmpty();
        }

        @Test
        void application_without_phones_is_no_application() {
            refuses(
                    StartRequests.GOOD.withCaller(FixedPolicy.WITHOUT_PHONES, null, FixedPolicy.ORIGIN),
                    new StartResult.ApplicationNotAllowed());
        }

        @Test
        void nameless_caller_is_no_application() {
            refuses(
                    StartRequests.GOOD.withCaller(null, null, FixedPolicy.ORIGIN),
                    new StartResult.ApplicationNotAllowed());
        }

        @Test
        void secret_of_a_public_application_is_no_matter_of_its_origin() {
            refuses(
                    StartRequests.GOOD.withCaller(FixedPolicy.WEB, "a secret", "https://evil.example"),
                    new StartResult.ApplicationNotAllowed());
        }

        @Test
        void server_without_its_secret_is_no_application() {
            refuses(
                    StartRequests.GOOD.withCaller(FixedPolicy.SERVER, null, null),
                    new StartResult.ApplicationNotAllowed());
            refuses(
                    StartRequests.GOOD.withCaller(FixedPolicy.SERVER, "guessed", null),
                    new StartResult.ApplicationNotAllowed());
        }

        @Test
        void server_with_its_secret_is_let_through() {
            StartRequests request = StartRequests.GOOD.withCaller(FixedPolicy.SERVER, FixedPolicy.SERVER_SECRET, null);

            assertThat(world.start(request.request())).isInstanceOf(StartResult.Started.class);
        }

        @Test
        void second_factor_without_a_first_one_is_refused() {
            refuses(StartRequests.GOOD.withPurpose(Purpose.MFA, null), new StartResult.FirstFactorMissing());
        }

        @ParameterizedTest
        @ValueSource(strings = {"phone", "sms", "whatsapp", "call"})
        void phone_on_top_of_the_phone_is_refused(String factor) {
            refuses(StartRequests.GOOD.withPurpose(Purpose.MFA, factor), new StartResult.SameChannel());
        }

        @Test
        void phone_on_top_of_email_is_let_through() {
            StartRequests request = StartRequests.GOOD.withPurpose(Purpose.MFA, "email");

            assertThat(world.start(request.request())).isInstanceOf(StartResult.Started.class);
        }

        @Test
        void first_factor_is_no_matter_for_other_purposes() {
            StartRequests request = StartRequests.GOOD.withPurpose(Examples.SIGN_IN, "sms");

            assertThat(world.start(request.request())).isInstanceOf(StartResult.Started.class);
        }
    }

    @Nested
    final class by_what_is_stored {

        @Test
        void lock_is_told_before_a_closed_provider_and_a_limit() {
            StartResult locked = new StartResult.PhoneLimited(world.lock(Examples.SIGN_IN));
            world.memory.closeProvider(
                    Examples.PROVIDER,
                    new ProviderGate("auth_token", world.now().plusSeconds(60)));

            refuses(StartRequests.GOOD, locked);
        }

        @Test
        void lock_of_another_purpose_is_none() {
            world.lock(Examples.PHONE_CHANGE);
            world.passes(86_400);

            assertThat(world.start(StartRequests.GOOD.request())).isInstanceOf(StartResult.Started.class);
        }

        @Test
        void closed_provider_is_told_before_a_limit() {
            ProviderGate gate = new ProviderGate("auth_token", world.now().plusMillis(1));
            world.memory.start(StoreSituation.start(
                    Examples.verification(1, world.phone(World.NIGERIAN), Examples.SIGN_IN, world.now()),
                    world.activity(),
                    null));
            world.memory.closeProvider(Examples.PROVIDER, gate);

            refuses(StartRequests.GOOD, new StartResult.ProviderNotConfigured(gate.retryAt()));
        }

        @Test
        void limit_of_the_number_is_told_until_it_ends() {
            Verification earlier =
                    Examples.verification(1, world.phone(World.NIGERIAN), Examples.PHONE_CHANGE, world.now());
            world.memory.start(StoreSituation.start(earlier, world.activity(), null));
            world.clock.moveTo(Examples.NOW.plusSeconds(30).minusMillis(1));

            refuses(StartRequests.GOOD, new StartResult.PhoneLimited(Examples.NOW.plusSeconds(30)));

            world.passes(1);
            assertThat(world.start(StartRequests.GOOD.request())).isInstanceOf(StartResult.Started.class);
        }

        @Test
        void third_live_verification_waits_for_the_end_of_the_first() {
            for (int n = 1; n <= 2; n++) {
                Verification live =
                        Examples.verification(n, world.phone(World.NIGERIAN), Examples.PHONE_CHANGE, world.now());
                world.memory.start(StoreSituation.start(live, world.activity(), null));
                world.passes(60);
            }

            refuses(StartRequests.GOOD, new StartResult.PhoneLimited(Examples.NOW.plus(Verification.LIFE)));
        }
    }
}
