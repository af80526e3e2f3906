package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.phone.PhoneActivity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InMemoryVerificationStoreTest extends VerificationStoreContract {

    private final List<String> commits = new ArrayList<>();
    private final VerificationStore store =
            new InMemoryVerificationStore(Examples.PROVIDER, (write, subject) -> commits.add(write + " " + subject));

    @Override
    protected VerificationStore store() {
        return store;
    }

    @Test
    void commits_are_told_in_their_order_and_refusals_are_not() {
        Verification started = Examples.verification(1);
        store.start(StoreSituation.start(started, PhoneActivity.NONE, null));
        store.claim(StoreSituation.claimOf(started, Examples.FIRST, "token", Examples.LATER));
        store.cancel(started, Examples.LATER);
        store.approve(started, "token id", Examples.LATER);

        assertThat(commits)
                .containsExactly(
                        "start " + started.ref(), "claim " + started.ref() + " 1-1", "cancel " + started.ref());
    }
}
