package dev.twoticks.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import dev.twoticks.jwt.SigningKeysSource.SigningKeys;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JwsKeyTest {

    @Test
    void an_rsa_key_is_published_without_a_zero_byte_before_its_modulus() throws Exception {
        KeyPair pair = Pairs.rsa(3072);

        Map<String, String> jwk = JwsKey.of("s-1", pair).jwk();

        assertThat(jwk).containsOnlyKeys("kty", "use", "alg", "kid", "n", "e");
        assertThat(jwk)
                .containsEntry("kty", "RSA")
                .containsEntry("use", "sig")
                .containsEntry("alg", "RS256")
                .containsEntry("kid", "s-1")
                .containsEntry("e", "AQAB");
        // the first bit of a modulus is set, so two's complement puts a zero byte before it
        assertThat(((RSAPublicKey) pair.getPublic()).getModulus().toByteArray()).hasSize(385);
        assertThat(Base64.getUrlDecoder().decode(jwk.get("n"))).hasSize(384);
        assertThat(RSAKey.parse(Map.copyOf(jwk)).toRSAPublicKey()).isEqualTo(pair.getPublic());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_coordinate_that_begins_with_a_zero_keeps_its_32_bytes(boolean ofX) throws Exception {
        KeyPair pair = Pairs.ecWithAZeroInFront(ofX);

        Map<String, String> jwk = JwsKey.of("s-1", pair).jwk();

        assertThat(jwk).containsOnlyKeys("kty", "use", "alg", "kid", "crv", "x", "y");
        assertThat(jwk)
                .containsEntry("kty", "EC")
                .containsEntry("use", "sig")
                .containsEntry("alg", "ES256")
                .containsEntry("crv", "P-256");
        assertThat(Base64.getUrlDecoder().decode(jwk.get("x"))).hasSize(32);
        assertThat(Base64.getUrlDecoder().decode(jwk.get("y"))).hasSize(32);
        assertThat(Base64.getUrlDecoder().decode(jwk.get(ofX ? "x" : "y"))[0]).isZero();
        assertThat(ECKey.parse(Map.copyOf(jwk)).toECPublicKey().getW())
                .isEqualTo(((ECPublicKey) pair.getPublic()).getW());
    }

    @Test
    void a_weak_rsa_key_neither_signs_nor_is_published() {
        KeyPair weak = Pairs.rsa(2048);

        refused("s-weak", weak, "signing key s-weak is shorter than RSA-3072");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp384r1", "secp521r1"})
    void another_curve_neither_signs_nor_is_published(String curve) {
        refused("s-curve", Pairs.ec(curve), "signing key s-curve is not on P-256");
    }

    @Test
    void a_key_of_another_kind_is_refused() throws Exception {
        refused(
                "s-ed",
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair(),
                "signing key s-ed is neither RSA nor EC");
    }

    @Test
    void a_weak_key_beside_the_current_one_is_refused_too() {
        var tokens = tokens(new SigningKeys("s-1", Map.of("s-1", Pairs.rsa(3072), "s-weak", Pairs.rsa(2048))));

        assertThatIllegalArgumentException().isThrownBy(tokens::signer).withMessageContaining("s-weak");
    }

    @Test
    void a_current_key_that_is_not_among_the_keys_is_refused() {
        Map<String, KeyPair> pairs = Map.of("s-1", Pairs.ec("secp256r1"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SigningKeys("s-2", pairs))
                .withMessage("the current signing key s-2 is not among the keys");
    }

    @Test
    void keys_print_their_ids_alone() {
        KeyPair pair = Pairs.ec("secp256r1");

        assertThat(new SigningKeys("s-1", Map.of("s-1", pair))).hasToString("SigningKeys[s-1 of [s-1]]");
        assertThat(JwsKey.of("s-1", pair)).hasToString("JwsKey[s-1 ES256]");
    }

    private static void refused(String id, KeyPair pair, String message) {
        JwtVerificationTokens tokens = tokens(new SigningKeys(id, Map.of(id, pair)));
        assertThatIllegalArgumentException().isThrownBy(tokens::signer).withMessage(message);
        assertThatIllegalArgumentException().isThrownBy(tokens::publicKeys).withMessage(message);
        assertThatIllegalArgumentException().isThrownBy(tokens::algorithms).withMessage(message);
    }

    private static JwtVerificationTokens tokens(SigningKeys keys) {
        return new JwtVerificationTokens(URI.create("https://otp.example.com"), () -> keys);
    }
}
