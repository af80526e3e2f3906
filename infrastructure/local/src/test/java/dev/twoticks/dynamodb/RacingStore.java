package dev.twoticks.dynamodb;

import static dev.twoticks.verification.Examples.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.Examples;
import dev.twoticks.verification.StartCommit;
import dev.twoticks.verification.StartWrite;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.phone.FailureLock;
import dev.twoticks.verification.phone.PhoneActivity;
import java.security.SecureRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The real store on a table of its own, with one verification in it.
record RacingStore(DynamoDbClient client, String table, VerificationStore store, Verification started) {

    static RacingStore on(DynamoDbClient client) {
        String table = AttemptsTable.create(client);
        VerificationStore store = new DynamoDbVerificationStore(client, client, table, PROVIDER, new SecureRandom());
        Verification verification = Examples.verification(1);
        assertThat(store.start(new StartWrite(verification, PhoneActivity.NONE, null, Examples.NOW)))
                .isEqualTo(new StartCommit.Committed());
        return new RacingStore(client, table, store, verification);
    }

    /// The same table through another client.
    VerificationStore through(DynamoDbClient other) {
        return through(other, () -> {});
    }

    VerificationStore through(DynamoDbClient other, Pause pause) {
        return new DynamoDbVerificationStore(other, other, table, PROVIDER, new SecureRandom(), pause);
    }

    Verification stored() {
        return store.find(started.ref()).orElseThrow();
    }

    FailureLock lock() {
        return store.gates(Examples.PHONE, Examples.SIGN_IN).lock();
    }
}
