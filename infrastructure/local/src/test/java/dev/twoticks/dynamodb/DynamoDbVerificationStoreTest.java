package dev.twoticks.dynamodb;

import dev.twoticks.verification.Examples;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.VerificationStoreContract;
import java.security.SecureRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class DynamoDbVerificationStoreTest extends VerificationStoreContract {

    private static final DynamoDbClient CLIENT = TestDatabase.client();

    private final VerificationStore store = new DynamoDbVerificationStore(
            CLIENT, CLIENT, AttemptsTable.create(CLIENT), Examples.PROVIDER, new SecureRandom());

    @Override
    protected VerificationStore store() {
        return store;
    }
}
