package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.key.Hmac;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/// What a token says for as long as anybody relies on it.
final class TokenClaimsTest {

    private final World world = new World();

    private TokenClaims approved() {
        VerificationId id = world.started();
        world.send(id.ref(), Examples.FIRST);
        world.check(id, World.code(id));
        return world.tokens.signed().getLast();
    }

    private TokenClaims of(Purpose purpose) {
        return new TokenClaims("s", FixedPolicy.WEB, "t", Examples.NOW, purpose, null, World.NIGERIAN, false);
    }

    @Test
    void subject_is_the_keyed_hash_of_application_and_number_and_must_never_become_another() {
        String hash = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Hmac.of(world.keys.subjectKey(), FixedPolicy.WEB + World.NIGERIAN));

        assertThat(approved().subject()).isEqualTo(hash);
    }

    @Test
    void a_second_factor_is_claimed_for_that_purpose_alone() {
        assertThat(of(Examples.SIGN_IN).methods()).containsExactly("otp");
        assertThat(of(Purpose.MFA).methods()).containsExactly("otp", "mfa");
    }
}
