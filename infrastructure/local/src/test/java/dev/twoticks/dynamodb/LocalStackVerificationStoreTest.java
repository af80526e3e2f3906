package dev.twoticks.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.twoticks.localstack.LocalStack;
import dev.twoticks.verification.Examples;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.VerificationStoreContract;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The same contract against LocalStack. Its DynamoDB is DynamoDB Local in another version, so this shows that the
/// store does not hang on the one of local mode, and nothing about load.
@Tag("localstack")
final class LocalStackVerificationStoreTest extends VerificationStoreContract {

    @RegisterExtension
    static final LocalStack LOCALSTACK = LocalStack.running("the store's contract");

    private @Nullable VerificationStore store;

    @BeforeEach
    void createTable() {
        DynamoDbClient client = LOCALSTACK.client(DynamoDbClient.builder());
        store = new DynamoDbVerificationStore(
                client, client, AttemptsTable.create(client), Examples.PROVIDER, new SecureRandom());
    }

    @Override
    protected VerificationStore store() {
        return requireNonNull(store);
    }
}
