package dev.twoticks.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.localstack.LocalStack;
import dev.twoticks.verification.key.Key;
import dev.twoticks.verification.key.KeyMaker.Step;
import dev.twoticks.verification.key.KeysNotReadyException;
import dev.twoticks.verification.key.UnknownKeyException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The secrets adapter against LocalStack, whose versions and stages are not ours. The steps are called as Secrets
/// Manager calls them; the empty version that it attaches first comes with a rotation, in the deployed service's test.
/// LocalStack denies nothing, so who may read which secret is not shown.
@Tag("localstack")
final class LocalStackSecretsTest {

    @RegisterExtension
    static final LocalStack LOCALSTACK = LocalStack.running("the secrets adapter");

    private final SecretsManagerClient client = LOCALSTACK.client(SecretsManagerClient.builder());
    private final Clock clock = Clock.systemUTC();
    private String code = "";
    private String phone = "";
    private String signing = "";

    @BeforeEach
    void createSecrets() {
        code = secret("{}");
        phone = secret("{}");
        signing = secret("{}");
    }

    @Test
    void an_empty_secret_and_one_that_is_not_there_have_no_keys_yet() {
        assertThatThrownBy(ring()::currentCodeKey)
                .isInstanceOf(KeysNotReadyException.class)
                .hasMessage("no keys yet: code-keys");
        assertThatThrownBy(new SecretsManagerSigningKeys(client, signing, clock)::keys)
                .isInstanceOf(KeysNotReadyException.class);

        SecretsManagerKeyRing elsewhere =
                new SecretsManagerKeyRing(client, Map.of(SecretGroup.PHONE_KEYS, phone + "-none"), clock);
        assertThatThrownBy(elsewhere::subjectKey).isInstanceOf(KeysNotReadyException.class);
    }

    @Test
    void four_steps_make_keys_and_the_last_one_puts_them_in_use() {
        SecretsManagerKeyMaker maker = maker(SigningAlgorithm.ES256);
        String version = UUID.randomUUID().toString();
        maker.step(code, version, Step.CREATE);
        maker.step(code, version, Step.SET);
        maker.step(code, version, Step.TEST);
        assertThatThrownBy(ring()::currentCodeKey).isInstanceOf(KeysNotReadyException.class);

        maker.step(code, version, Step.FINISH);

        Key made = ring().currentCodeKey();
        assertThat(made.id()).matches("c-[0-9]{8}-[0-9a-f]{4}");
        assertThat(ring().codeKey(made.id())).isEqualTo(made);
        assertThat(client.describeSecret(request -> request.secretId(code)).versionIdsToStages())
                .containsKey(version)
                .hasEntrySatisfying(version, stages -> assertThat(stages).contains("AWSCURRENT"));
    }

    @Test
    void a_step_that_comes_twice_changes_nothing() {
        String version = UUID.randomUUID().toString();
        maker(SigningAlgorithm.ES256).step(code, version, Step.CREATE);
        String pending = value(code, version);

        maker(SigningAlgorithm.ES256).step(code, version, Step.CREATE);
        assertThat(value(code, version)).isEqualTo(pending);

        for (int times = 0; times < 2; times++) {
            for (Step step : Step.values()) {
                maker(SigningAlgorithm.ES256).step(code, version, step);
            }
        }
        assertThat(current(code)).isEqualTo(pending);
    }

    @Test
    void a_later_rotation_keeps_the_keys_that_were_made() {
        rotate(phone, SigningAlgorithm.ES256);
        Key data = ring().currentPhoneDataKey();
        Key index = ring().phoneIndexKey();

        rotate(phone, SigningAlgorithm.ES256);

        assertThat(ring().currentPhoneDataKey()).isEqualTo(data);
        assertThat(ring().phoneDataKey(data.id())).isEqualTo(data);
        assertThat(ring().phoneIndexKey()).isEqualTo(index);
        assertThat(ring().subjectKey()).isNotEqualTo(index);
    }

    @ParameterizedTest
    @EnumSource
    void signing_keys_are_of_the_configured_kind(SigningAlgorithm algorithm) {
        rotate(signing, algorithm);

        SigningKeyPairs pairs = new SecretsManagerSigningKeys(client, signing, clock).keys();

        assertThat(pairs.pairs()).containsOnlyKeys(pairs.current());
        assertThat(pairs.pairs().values().iterator().next().getPublic().getAlgorithm())
                .isEqualTo(
                        switch (algorithm) {
                            case RS256 -> "RSA";
                            case ES256 -> "EC";
                        });
    }

    @Test
    void an_unknown_id_makes_it_read_once_more_and_is_refused_if_nobody_knows_it() {
        rotate(code, SigningAlgorithm.ES256);
        SecretsManagerKeyRing ring = ring();
        Key made = ring.currentCodeKey();
        String renamed = current(code).replace(made.id(), "c-20261124-0001");
        client.putSecretValue(request -> request.secretId(code).secretString(renamed));

        assertThat(ring.codeKey("c-20261124-0001").id()).isEqualTo("c-20261124-0001");
        assertThatThrownBy(() -> ring.codeKey("c-9"))
                .isInstanceOf(UnknownKeyException.class)
                .hasMessage("unknown key c-9 in code-keys");
    }

    @Test
    void the_twilio_account_is_blank_until_the_owner_fills_it_in() {
        String twilio = secret("{}");
        SecretsManagerTwilioAccount account = new SecretsManagerTwilioAccount(client, twilio, clock);
        assertThat(account.fields()).hasSize(5).containsEntry("account_sid", "");

        client.putSecretValue(
                request -> request.secretId(twilio).secretString("{\"account_sid\":\"AC1\",\"auth_token\":\"token\"}"));
        assertThat(account.fields()).containsEntry("account_sid", "");
        assertThat(account.refreshed()).isPresent();

        assertThat(account.fields())
                .containsEntry("account_sid", "AC1")
                .containsEntry("auth_token", "token")
                .containsEntry("api_key", "");
    }

    private void rotate(String secret, SigningAlgorithm algorithm) {
        String version = UUID.randomUUID().toString();
        for (Step step : Step.values()) {
            maker(algorithm).step(secret, version, step);
        }
    }

    private SecretsManagerKeyMaker maker(SigningAlgorithm algorithm) {
        return new SecretsManagerKeyMaker(
                client,
                Map.of(
                        code, SecretGroup.CODE_KEYS,
                        phone, SecretGroup.PHONE_KEYS,
                        signing, SecretGroup.SIGNING_KEYS),
                algorithm,
                new SecureRandom(),
                clock);
    }

    private SecretsManagerKeyRing ring() {
        return new SecretsManagerKeyRing(
                client, Map.of(SecretGroup.CODE_KEYS, code, SecretGroup.PHONE_KEYS, phone), clock);
    }

    private String secret(String value) {
        return client.createSecret(
                        request -> request.name(UUID.randomUUID().toString()).secretString(value))
                .arn();
    }

    private String current(String secret) {
        return client.getSecretValue(request -> request.secretId(secret)).secretString();
    }

    private String value(String secret, String version) {
        return client.getSecretValue(request -> request.secretId(secret).versionId(version))
                .secretString();
    }
}
