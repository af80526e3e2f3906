package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.application.CodeVerifier;
import dev.twoticks.verification.code.VerificationId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whoever starts a verification may bind it to itself, and a public application must.
final class BindingTest {

    private static final CodeVerifier OTHER = CodeVerifier.parse("x".repeat(43)).orElseThrow();

    private final World world = new World();

    @Test
    void application_that_must_bind_starts_nothing_without_a_challenge() {
        StartRequests request = StartRequests.GOOD.withCaller(FixedPolicy.BANK, null, FixedPolicy.ORIGIN);

        assertThat(world.start(request.request())).isEqualTo(new StartResult.ChallengeMissing());
        assertThat(world.commits).isEmpty();
        assertThat(world.start(request.boundTo(Examples.CHALLENGE).request())).isInstanceOf(StartResult.Started.class);
    }

    @Test
    void stranger_does_not_learn_that_an_application_must_bind() {
        StartRequests request = StartRequests.GOOD.withCaller(FixedPolicy.BANK, null, "https://evil.example");

        assertThat(world.start(request.request())).isEqualTo(new StartResult.OriginNotAllowed());
    }

    @Test
    void challenge_is_kept_with_the_verification() {
        assertThat(world.read(bound()).request().challenge()).isEqualTo(Examples.CHALLENGE);
    }

    @Test
    void requester_reads_asks_again_checks_and_cancels() {
        VerificationId id = bound();
        Caller requester = caller(Examples.VERIFIER);

        assertThat(world.view(id, requester)).isInstanceOf(ReadResult.Found.class);
        world.passes(30);
        assertThat(world.resend(id, requester, false)).isInstanceOf(ResendResult.Accepted.class);
        assertThat(world.check(id, requester, World.wrong(id))).isEqualTo(new CheckResult.Incorrect(4));
        assertThat(world.cancel(id, requester)).isEqualTo(new CancelResult.Canceled());
    }

    @Test
    void id_alone_reads_guesses_sends_and_cancels_nothing() {
        VerificationId id = bound();
        world.passes(30);
        List<String> before = List.copyOf(world.commits);
        int told = world.events.events().size();

        for (Caller thief : List.of(caller(null), caller(OTHER))) {
            assertThat(world.view(id, thief)).isEqualTo(new ReadResult.NotFound());
            assertThat(world.check(id, thief, World.code(id))).isEqualTo(new CheckResult.NotFound());
            assertThat(world.check(id, thief, World.wrong(id))).isEqualTo(new CheckResult.NotFound());
            assertThat(world.resend(id, thief, true)).isEqualTo(new ResendResult.NotFound());
            assertThat(world.cancel(id, thief)).isEqualTo(new CancelResult.NotFound());
        }

        assertThat(world.commits).isEqualTo(before);
        assertThat(world.workflow.started()).hasSize(1);
        assertThat(world.events.events()).hasSize(told);
    }

    @Test
    void verifier_opens_no_verification_that_is_bound_to_none() {
        VerificationId id = world.started();

        assertThat(world.view(id, caller(Examples.VERIFIER))).isEqualTo(new ReadResult.NotFound());
        assertThat(world.view(id, caller(null))).isInstanceOf(ReadResult.Found.class);
    }

    @Test
    void verifier_of_the_right_requester_does_not_stand_in_for_the_application() {
        VerificationId id = bound();
        Caller other = new Caller("another", null, FixedPolicy.ORIGIN).showing(Examples.VERIFIER);

        assertThat(world.view(id, other)).isEqualTo(new ReadResult.NotFound());
    }

    private VerificationId bound() {
        StartResult result =
                world.start(StartRequests.GOOD.boundTo(Examples.CHALLENGE).request());
        VerificationId id = ((StartResult.Started) result).id();
        world.send(id.ref(), Examples.FIRST);
        return id;
    }

    private static Caller caller(@Nullable CodeVerifier verifier) {
        return World.SHOP.showing(verifier);
    }
}
