package dev.twoticks.dynamodb;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.abort;

import com.github.dockerjava.api.exception.NotFoundException;
import dev.twoticks.verification.Examples;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.VerificationStoreContract;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The same contract against LocalStack, in profile `localstack`. Needs a container engine and its image; what
/// is missing is said, and nothing is downloaded.
@Tag("localstack")
final class LocalStackVerificationStoreTest extends VerificationStoreContract {

    /// The last one that starts without a token.
    private static final String IMAGE = "localstack/localstack:4.14.0";

    private static @Nullable LocalStackContainer container;
    private static @Nullable DynamoDbClient client;

    private @Nullable VerificationStore store;

    @BeforeAll
    static void startLocalStack() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            skip("no container engine answers");
        }
        if (!hasImage()) {
            skip("the engine has no image " + IMAGE);
        }
        LocalStackContainer started = new LocalStackContainer(DockerImageName.parse(IMAGE)).withServices("dynamodb");
        started.start();
        container = started;
        client = DynamoDbClient.builder()
                .endpointOverride(started.getEndpoint())
                .region(Region.of(started.getRegion()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(started.getAccessKey(), started.getSecretKey())))
                .build();
    }

    @AfterAll
    static void stopLocalStack() {
        if (container != null) {
            container.stop();
        }
    }

    @BeforeEach
    void createTable() {
        DynamoDbClient running = requireNonNull(client);
        store = new DynamoDbVerificationStore(
                running, AttemptsTable.create(running), Examples.PROVIDER, new SecureRandom());
    }

    @Override
    protected VerificationStore store() {
        return requireNonNull(store);
    }

    private static boolean hasImage() {
        try {
            DockerClientFactory.instance().client().inspectImageCmd(IMAGE).exec();
            return true;
        } catch (NotFoundException _) {
            return false;
        }
    }

    private static void skip(String reason) {
        System.out.println("SKIPPED: the store's contract did not run against LocalStack: " + reason);
        abort(reason);
    }
}
