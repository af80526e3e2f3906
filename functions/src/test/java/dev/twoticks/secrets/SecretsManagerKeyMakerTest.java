package dev.twoticks.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.twoticks.verification.key.KeyMaker.Step;
import dev.twoticks.verification.key.KeysNotReadyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretsManagerKeyMakerTest {

    private static final String CODE = "arn:code-keys";
    private static final String PHONE = "arn:phone-keys";
    private static final String SIGNING = "arn:signing-keys";

    private final HandClock clock = new HandClock();
    private final InMemorySecretsManager secrets =
            new InMemorySecretsManager().with(CODE, "{}").with(PHONE, "{}").with(SIGNING, "{}");

    @Test
    void the_first_rotation_makes_keys_that_the_ring_can_read() {
        SecretsManagerKeyRing ring = new SecretsManagerKeyRing(
                secrets, Map.of(SecretGroup.CODE_KEYS, CODE, SecretGroup.PHONE_KEYS, PHONE), clock);
        assertThatThrownBy(ring::currentCodeKey).isInstanceOf(KeysNotReadyException.class);

        rotate(SigningAlgorithm.ES256, CODE, "v1");
        rotate(SigningAlgorithm.ES256, PHONE, "v1");

        assertThat(ring.currentCodeKey().id()).matches("c-20261124-[0-9a-f]{4}");
        assertThat(ring.currentPhoneDataKey().id()).matches("d-20261124-[0-9a-f]{4}");
        assertThat(secrets.at(PHONE, InMemorySecretsManager.CURRENT)).satisfies(text -> {
            JsonNode json = new ObjectMapper().readTree(text);
            String data = json.at("/data/keys").elements().next().textValue();
            assertThat(json.path("index").textValue())
                    .isNotEqualTo(json.path("subject").textValue())
                    .isNotEqualTo(data);
            assertThat(json.path("subject").textValue()).isNotEqualTo(data);
        });
    }

    @ParameterizedTest
    @EnumSource
    void the_first_signing_key_is_of_the_configured_kind(SigningAlgorithm algorithm) {
        rotate(algorithm, SIGNING, "v1");

        SigningKeyPairs made = new SecretsManagerSigningKeys(secrets, SIGNING, clock).keys();

        assertThat(made.current()).matches("s-20261124-[0-9a-f]{4}");
        assertThat(made.pairs()).containsOnlyKeys(made.current());
        var open = made.pairs().values().iterator().next().getPublic();
        switch (algorithm) {
            case RS256 ->
                assertThat(((RSAPublicKey) open).getModulus().bitLength()).isEqualTo(3072);
            case ES256 ->
                assertThat(((ECPublicKey) open).getParams().toString()).contains("secp256r1");
        }
        assertThat(made).hasToString("SigningKeyPairs[" + made.current() + " of [" + made.current() + "]]");
    }

    @Test
    void a_step_that_comes_twice_changes_nothing() {
        secrets.beginRotation(CODE, "v1");
        SecretsManagerKeyMaker maker = maker(SigningAlgorithm.ES256);
        maker.step(CODE, "v1", Step.CREATE);
        String pending = secrets.at(CODE, InMemorySecretsManager.PENDING);

        maker.step(CODE, "v1", Step.CREATE);
        maker(SigningAlgorithm.ES256).step(CODE, "v1", Step.CREATE);

        assertThat(secrets.at(CODE, InMemorySecretsManager.PENDING)).isEqualTo(pending);
        assertThat(secrets.at(CODE, InMemorySecretsManager.CURRENT)).isEqualTo("{}");
        maker.step(CODE, "v1", Step.FINISH);
        for (Step again : Step.values()) {
            maker.step(CODE, "v1", again);
        }
        assertThat(secrets.at(CODE, InMemorySecretsManager.CURRENT)).isEqualTo(pending);
    }

    @Test
    void nothing_is_in_use_before_the_last_step() {
        secrets.beginRotation(CODE, "v1");
        SecretsManagerKeyMaker maker = maker(SigningAlgorithm.ES256);

        maker.step(CODE, "v1", Step.CREATE);
        maker.step(CODE, "v1", Step.SET);
        maker.step(CODE, "v1", Step.TEST);

        assertThat(secrets.at(CODE, InMemorySecretsManager.CURRENT)).isEqualTo("{}");
    }

    @Test
    void a_version_that_nobody_has_put_does_not_pass_the_test() {
        secrets.beginRotation(CODE, "v1");

        assertThatThrownBy(() -> maker(SigningAlgorithm.ES256).step(CODE, "v1", Step.TEST))
                .hasMessage("no pending version of code-keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"current\":\"c-1\",\"keys\":{}}", "{\"current\":\"c-1\",\"keys\":{\"c-1\":\"YQ==\"}}"})
    void keys_that_cannot_work_do_not_pass_the_test(String pending) {
        put(CODE, pending);

        assertThatThrownBy(() -> maker(SigningAlgorithm.ES256).step(CODE, "v1", Step.TEST))
                .isInstanceOf(MalformedSecretException.class);
    }

    @Test
    void a_weak_signing_pair_does_not_pass_the_test() throws Exception {
        put(SIGNING, pair("RSA", 2048, true));

        assertThatThrownBy(() -> maker(SigningAlgorithm.RS256).step(SIGNING, "v1", Step.TEST))
                .hasMessage("malformed secret signing-keys: keys.s-1");
    }

    @Test
    void a_signing_pair_whose_halves_do_not_belong_together_does_not_pass_the_test() throws Exception {
        put(SIGNING, pair("EC", 256, false));

        assertThatThrownBy(() -> maker(SigningAlgorithm.RS256).step(SIGNING, "v1", Step.TEST))
                .hasMessage("malformed secret signing-keys: keys.s-1");
    }

    @Test
    void a_sound_signing_pair_passes_the_test() throws Exception {
        put(SIGNING, pair("EC", 256, true));

        assertThatCode(() -> maker(SigningAlgorithm.RS256).step(SIGNING, "v1", Step.TEST))
                .doesNotThrowAnyException();
    }

    @Test
    void an_unknown_secret_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> maker(SigningAlgorithm.ES256).step("arn:other", "v1", Step.CREATE))
                .withMessageContaining("arn:other");
    }

    private void rotate(SigningAlgorithm algorithm, String secret, String version) {
        secrets.beginRotation(secret, version);
        for (Step step : Step.values()) {
            maker(algorithm).step(secret, version, step);
        }
        assertThat(secrets.at(secret, InMemorySecretsManager.CURRENT))
                .isEqualTo(Objects.requireNonNull(secrets.at(secret, InMemorySecretsManager.PENDING)));
    }

    private void put(String secret, String value) {
        secrets.beginRotation(secret, "v1");
        secrets.putSecretValue(request -> request.secretId(secret)
                .clientRequestToken("v1")
                .secretString(value)
                .versionStages(InMemorySecretsManager.PENDING));
    }

    private static String pair(String kind, int bits, boolean together) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(bits);
        KeyPair one = generator.generateKeyPair();
        KeyPair other = together ? one : generator.generateKeyPair();
        Base64.Encoder base64 = Base64.getEncoder();
        return "{\"current\":\"s-1\",\"keys\":{\"s-1\":{\"private\":\""
                + base64.encodeToString(one.getPrivate().getEncoded()) + "\",\"public\":\""
                + base64.encodeToString(other.getPublic().getEncoded()) + "\"}}}";
    }

    private SecretsManagerKeyMaker maker(SigningAlgorithm algorithm) {
        return new SecretsManagerKeyMaker(
                secrets,
                Map.of(
                        CODE, SecretGroup.CODE_KEYS,
                        PHONE, SecretGroup.PHONE_KEYS,
                        SIGNING, SecretGroup.SIGNING_KEYS),
                algorithm,
                new SecureRandom(),
                clock);
    }
}
