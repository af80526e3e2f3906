package dev.twoticks.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.twoticks.localstack.LocalStack;
import dev.twoticks.verification.RequestWindowsContract;
import dev.twoticks.verification.limit.RequestWindows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The windows' contract against LocalStack.
@Tag("localstack")
final class LocalStackRequestWindowsTest extends RequestWindowsContract {

    @RegisterExtension
    static final LocalStack LOCALSTACK = LocalStack.running("the windows' contract");

    private @Nullable RequestWindows windows;

    @BeforeEach
    void createTable() {
        DynamoDbClient client = LOCALSTACK.client(DynamoDbClient.builder());
        windows = new DynamoDbRequestWindows(client, client, AttemptsTable.create(client));
    }

    @Override
    protected RequestWindows windows() {
        return requireNonNull(windows);
    }
}
