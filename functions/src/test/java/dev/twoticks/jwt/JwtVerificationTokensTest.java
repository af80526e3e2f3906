package dev.twoticks.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import dev.twoticks.jwt.SigningKeysSource.SigningKeys;
import dev.twoticks.verification.TokenClaims;
import dev.twoticks.verification.application.Purpose;
import java.net.URI;
import java.security.KeyPair;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JwtVerificationTokensTest {

    private static final KeyPair RSA = Pairs.rsa(3072);
    private static final KeyPair EC = Pairs.ec("secp256r1");
    private static final SigningKeys BOTH = new SigningKeys("s-rsa", Map.of("s-rsa", RSA, "s-ec", EC));
    private static final Instant APPROVED = Instant.parse("2026-11-24T10:15:30.987Z");

    @Test
    void the_claims_are_those_of_the_blueprint() throws Exception {
        SignedJWT token = SignedJWT.parse(tokens(BOTH).signer().sign(claims(new Purpose("sign_in"), "n-0S6_WzA2Mj")));

        assertThat(token.getHeader().toJSONObject())
                .containsOnly(
                        Map.entry("typ", "phone-verification+jwt"),
                        Map.entry("alg", "RS256"),
                        Map.entry("kid", "s-rsa"));
        long approved = APPROVED.getEpochSecond();
        assertThat(token.getPayload().toJSONObject())
                .containsOnly(
                        Map.entry("iss", "https://otp.example.com"),
                        Map.entry("sub", "subject-of-the-number"),
                        Map.entry("aud", "shop"),
                        Map.entry("iat", approved),
                        Map.entry("nbf", approved),
                        Map.entry("exp", approved + 300),
                        Map.entry("jti", "token-1"),
                        Map.entry("auth_time", approved),
                        Map.entry("amr", List.of("otp")),
                        Map.entry("purpose", "sign_in"),
                        Map.entry("nonce", "n-0S6_WzA2Mj"),
                        Map.entry("phone_number", "+2348000000000"),
                        Map.entry("phone_number_verified", true));
    }

    @Test
    void a_test_number_says_so_and_is_not_verified() throws Exception {
        SignedJWT token =
                SignedJWT.parse(tokens(BOTH).signer().sign(claims(new Purpose("sign_in"), "n-0S6_WzA2Mj", true)));

        assertThat(token.getPayload().toJSONObject())
                .containsEntry("test", true)
                .containsEntry("phone_number_verified", false);
    }

    @Test
    void a_second_factor_says_so_and_a_missing_nonce_is_left_out() throws Exception {
        SignedJWT token = SignedJWT.parse(tokens(BOTH).signer().sign(claims(Purpose.MFA, null)));

        assertThat(token.getJWTClaimsSet().getStringListClaim("amr")).containsExactly("otp", "mfa");
        assertThat(token.getPayload().toJSONObject()).doesNotContainKey("nonce");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s-rsa", "s-ec"})
    void another_library_verifies_a_token_with_the_published_key_of_its_kid(String current) throws Exception {
        JwtVerificationTokens tokens = tokens(new SigningKeys(current, BOTH.pairs()));

        SignedJWT token = SignedJWT.parse(tokens.signer().sign(claims(Purpose.MFA, null)));

        assertThat(token.getHeader().getKeyID()).isEqualTo(current);
        assertThat(token.getHeader().getType()).isEqualTo(new JOSEObjectType("phone-verification+jwt"));
        JWK published = published(tokens).getKeyByKeyId(current);
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(published.getAlgorithm());
        assertThat(token.verify(verifier(published))).isTrue();
        assertThat(altered(token).verify(verifier(published))).isFalse();
    }

    @Test
    void a_key_verifies_nothing_that_another_key_has_signed() throws Exception {
        JwtVerificationTokens other = tokens(new SigningKeys("s-rsa", Map.of("s-rsa", Pairs.rsa(3072))));

        SignedJWT token = SignedJWT.parse(tokens(BOTH).signer().sign(claims(Purpose.MFA, null)));

        assertThat(token.verify(verifier(published(other).getKeyByKeyId("s-rsa"))))
                .isFalse();
    }

    @Test
    void every_key_is_published_and_discovery_names_each_algorithm_once() {
        JwtVerificationTokens tokens =
                tokens(new SigningKeys("s-2", Map.of("s-3", EC, "s-1", RSA, "s-2", Pairs.rsa(3072))));

        assertThat(tokens.publicKeys()).extracting(it -> it.get("kid")).containsExactly("s-1", "s-2", "s-3");
        assertThat(tokens.algorithms()).containsExactly("ES256", "RS256");
    }

    @Test
    void a_signer_once_made_asks_for_no_key_again() {
        AtomicInteger reads = new AtomicInteger();
        JwtVerificationTokens tokens = new JwtVerificationTokens(URI.create("https://otp.example.com"), () -> {
            reads.incrementAndGet();
            return BOTH;
        });

        var signer = tokens.signer();
        signer.sign(claims(Purpose.MFA, null));
        signer.sign(claims(Purpose.MFA, null));

        assertThat(reads).hasValue(1);
    }

    private static JwtVerificationTokens tokens(SigningKeys keys) {
        return new JwtVerificationTokens(URI.create("https://otp.example.com"), () -> keys);
    }

    private static TokenClaims claims(Purpose purpose, @Nullable String nonce) {
        return claims(purpose, nonce, false);
    }

    private static TokenClaims claims(Purpose purpose, @Nullable String nonce, boolean test) {
        return new TokenClaims(
                "subject-of-the-number", "shop", "token-1", APPROVED, purpose, nonce, "+2348000000000", test);
    }

    private static JWKSet published(JwtVerificationTokens tokens) throws ParseException {
        return JWKSet.parse(Map.of("keys", List.copyOf(tokens.publicKeys())));
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return key.getKeyType().equals(KeyType.RSA)
                ? new RSASSAVerifier(key.toRSAKey())
                : new ECDSAVerifier(key.toECKey());
    }

    private static SignedJWT altered(SignedJWT token) throws ParseException {
        String[] parts = token.serialize().split("\\.", -1);
        String payload = token.getPayload().toString().replace("+2348000000000", "+2348000000001");
        return SignedJWT.parse(parts[0] + "." + Base64URL.encode(payload) + "." + parts[2]);
    }
}
