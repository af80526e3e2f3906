package dev.twoticks.local.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/// Through the client that functions use.
final class SecretsManagerEndpointTest {

    private static final String ARN = "arn:aws:secretsmanager:us-east-1:000000000000:secret:Keys";
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private final SecretsManagerEndpoint endpoint = new SecretsManagerEndpoint();
    private final HttpServer server;
    private final SecretsManagerClient client;

    SecretsManagerEndpointTest() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        client = SecretsManagerClient.builder()
                .endpointOverride(
                        URI.create("http://localhost:" + server.getAddress().getPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }

    @BeforeEach
    void start() {
        endpoint.put(ARN, "{}");
        server.createContext("/", endpoint);
        server.start();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void the_current_value_is_what_was_deployed() {
        assertThat(client.getSecretValue(it -> it.secretId(ARN)).secretString()).isEqualTo("{}");
    }

    @Test
    void a_secret_or_a_version_that_is_not_there_is_not_found() {
        assertThatThrownBy(() -> client.getSecretValue(it -> it.secretId("nobody's")))
                .isInstanceOf(ResourceNotFoundException.class);
        String pending = endpoint.beginRotation(ARN);
        assertThatThrownBy(() -> client.getSecretValue(it -> it.secretId(ARN).versionId(pending)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> client.getSecretValue(it -> it.secretId(ARN).versionStage("AWSPENDING")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void a_rotation_moves_the_current_stage_and_keeps_the_version_before() {
        String before = client.getSecretValue(it -> it.secretId(ARN)).versionId();
        String pending = endpoint.beginRotation(ARN);
        client.putSecretValue(it ->
                it.secretId(ARN).clientRequestToken(pending).secretString("new").versionStages("AWSPENDING"));
        assertThat(client.getSecretValue(it -> it.secretId(ARN)).secretString()).isEqualTo("{}");
        client.updateSecretVersionStage(it -> it.secretId(ARN)
                .versionStage("AWSCURRENT")
                .moveToVersionId(pending)
                .removeFromVersionId(before));
        assertThat(client.getSecretValue(it -> it.secretId(ARN)).secretString()).isEqualTo("new");
        assertThat(client.describeSecret(it -> it.secretId(ARN)).versionIdsToStages())
                .containsEntry(before, List.of("AWSPREVIOUS"))
                .hasEntrySatisfying(
                        pending, it -> assertThat(it).containsExactlyInAnyOrder("AWSPENDING", "AWSCURRENT"));
    }

    @Test
    void a_version_put_again_with_another_value_is_refused() {
        client.putSecretValue(it -> it.secretId(ARN).clientRequestToken(TOKEN).secretString("one"));
        client.putSecretValue(it -> it.secretId(ARN).clientRequestToken(TOKEN).secretString("one"));
        assertThatThrownBy(() -> client.putSecretValue(
                        it -> it.secretId(ARN).clientRequestToken(TOKEN).secretString("two")))
                .isInstanceOf(ResourceExistsException.class);
        assertThat(client.getSecretValue(it -> it.secretId(ARN)).secretString()).isEqualTo("one");
    }
}
