package dev.twoticks.dynamodb;

import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.limit.RequestWindows;
import java.security.SecureRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A table on DynamoDB Local that nobody else uses, for tests of other packages.
public final class OwnTable {

    private static final DynamoDbClient CLIENT = TestDatabase.client();

    private final String name = AttemptsTable.create(CLIENT);

    private OwnTable() {}

    public static OwnTable create() {
        return new OwnTable();
    }

    /// The store on it, through the gate of this provider.
    public VerificationStore store(String provider) {
        return new DynamoDbVerificationStore(CLIENT, CLIENT, name, provider, new SecureRandom());
    }

    public RequestWindows windows() {
        return new DynamoDbRequestWindows(CLIENT, CLIENT, name);
    }

    /// Whether any item names this: a number's key or a ref, in hexadecimal digits.
    public boolean names(String hex) {
        return CLIENT.scanPaginator(it -> it.tableName(name)).items().stream()
                .anyMatch(it -> it.toString().contains(hex));
    }

    /// Ends it.
    public void delete() {
        CLIENT.deleteTable(it -> it.tableName(name));
    }
}
