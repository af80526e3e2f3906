package dev.twoticks.dynamodb;

import dev.twoticks.verification.RequestWindowsContract;
import dev.twoticks.verification.limit.RequestWindows;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class DynamoDbRequestWindowsTest extends RequestWindowsContract {

    private static final DynamoDbClient CLIENT = TestDatabase.client();

    private final RequestWindows windows = new DynamoDbRequestWindows(CLIENT, CLIENT, AttemptsTable.create(CLIENT));

    @Override
    protected RequestWindows windows() {
        return windows;
    }
}
