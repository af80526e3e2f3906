package dev.twoticks.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.auth0.jwt.exceptions.JWTVerificationException;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Relying parties that are set up as the README says take the service's tokens and no others, with either library
/// and for either kind of key.
final class TokenAttacksTest {

    private static final Issuer RSA = Issuer.of("s-rsa", rsa());
    private static final Issuer EC = Issuer.of("s-ec", ec());
    private static final int LIFE = 300;
    private static final int LEEWAY = 60;

    static final List<Issuer> issuers = List.of(RSA, EC);

    /// Both libraries at one moment.
    private record RelyingParties(NimbusRelyingParty nimbus, JavaJwtRelyingParty javaJwt) {

        static RelyingParties at(Instant now) throws JOSEException {
            JWKSet keys = RSA.publishedWith(EC);
            Clock clock = Clock.fixed(now, ZoneOffset.UTC);
            return new RelyingParties(
                    new NimbusRelyingParty(Issuer.ADDRESS, Issuer.AUDIENCE, keys, clock),
                    new JavaJwtRelyingParty(Issuer.ADDRESS, Issuer.AUDIENCE, keys, clock));
        }

        void take(String token) {
            assertThatCode(() -> nimbus.verified(token)).as("Nimbus").doesNotThrowAnyException();
            assertThatCode(() -> javaJwt.verified(token)).as("java-jwt").doesNotThrowAnyException();
        }

        void refuse(String token) {
            assertThat(catchThrowable(() -> nimbus.verified(token)))
                    .as("Nimbus")
                    .isInstanceOfAny(BadJOSEException.class, ParseException.class, JOSEException.class);
            assertThat(catchThrowable(() -> javaJwt.verified(token)))
                    .as("java-jwt")
                    .isInstanceOf(JWTVerificationException.class);
        }
    }

    @ParameterizedTest
    @FieldSource("issuers")
    void genuine_token_is_taken_by_both_and_so_is_the_same_made_by_hand(Issuer issuer) throws Exception {
        RelyingParties both = RelyingParties.at(Issuer.APPROVED);

        both.take(issuer.genuine());
        both.take(Jws.signed(issuer.header(), issuer.claims(), issuer.pair().getPrivate()));
        assertThat(both.nimbus().verified(issuer.genuine()).getStringClaim("phone_number"))
                .isEqualTo("+2348000000000");
        assertThat(both.javaJwt()
                        .verified(issuer.genuine())
                        .getClaim("phone_number")
                        .asString())
                .isEqualTo("+2348000000000");
    }

    @ParameterizedTest
    @FieldSource("issuers")
    void every_forgery_is_refused_by_both(Issuer issuer) throws Exception {
        RelyingParties both = RelyingParties.at(Issuer.APPROVED);
        Map<String, String> forgeries = issuer.equals(RSA) ? Forgeries.of(RSA, EC, rsa()) : Forgeries.of(EC, RSA, ec());

        assertThat(forgeries).hasSizeGreaterThan(80);
        assertThat(forgeries.values()).as("not one is the genuine token").doesNotContain(issuer.genuine());
        assertThat(taken(forgeries, both.nimbus()::verified))
                .as("taken by Nimbus")
                .isEmpty();
        assertThat(taken(forgeries, both.javaJwt()::verified))
                .as("taken by java-jwt")
                .isEmpty();
        forgeries.forEach((_, token) -> both.refuse(token));
    }

    @ParameterizedTest
    @FieldSource("issuers")
    void token_is_taken_from_its_beginning_to_its_end_and_a_minute_around(Issuer issuer) throws Exception {
        Instant end = Issuer.APPROVED.plusSeconds(LIFE);
        String token = issuer.genuine();

        RelyingParties.at(Issuer.APPROVED.minusSeconds(LEEWAY + 1)).refuse(token);
        RelyingParties.at(Issuer.APPROVED.minusSeconds(LEEWAY - 1)).take(token);
        RelyingParties.at(end.plusSeconds(LEEWAY - 1)).take(token);
        RelyingParties.at(end.plusSeconds(LEEWAY + 1)).refuse(token);
    }

    @Test
    void keys_that_are_no_more_published_verify_nothing() throws Exception {
        Clock clock = Clock.fixed(Issuer.APPROVED, ZoneOffset.UTC);
        Issuer next = Issuer.of("s-next", ec());
        JWKSet keys = next.publishedWith(EC);

        new RelyingParties(
                        new NimbusRelyingParty(Issuer.ADDRESS, Issuer.AUDIENCE, keys, clock),
                        new JavaJwtRelyingParty(Issuer.ADDRESS, Issuer.AUDIENCE, keys, clock))
                .refuse(RSA.genuine());
    }

    private interface Verifier {
        Object verified(String token) throws Exception;
    }

    private static List<String> taken(Map<String, String> forgeries, Verifier verifier) {
        List<String> taken = new ArrayList<>();
        forgeries.forEach((name, token) -> {
            if (catchThrowable(() -> verifier.verified(token)) == null) {
                taken.add(name);
            }
        });
        return taken;
    }

    private static KeyPair rsa() {
        return pair("RSA", generator -> {
            generator.initialize(3072);
            return generator;
        });
    }

    private static KeyPair ec() {
        return pair("EC", generator -> {
            try {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                return generator;
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static KeyPair pair(String algorithm, Function<KeyPairGenerator, KeyPairGenerator> prepared) {
        try {
            return prepared.apply(KeyPairGenerator.getInstance(algorithm)).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
