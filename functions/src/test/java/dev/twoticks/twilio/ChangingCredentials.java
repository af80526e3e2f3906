package dev.twoticks.twilio;

import java.util.Optional;

/// A source whose secret can be replaced: the change shows only after a refresh, as with a cache.
final class ChangingCredentials implements TwilioCredentialsSource {

    private TwilioCredentials cached;
    private TwilioCredentials stored;
    int refreshes;
    int reads;
    boolean down;
    boolean justRefreshed;

    ChangingCredentials(TwilioCredentials first) {
        cached = first;
        stored = first;
    }

    void store(TwilioCredentials next) {
        stored = next;
    }

    @Override
    public TwilioCredentials credentials() {
        reads++;
        return cached;
    }

    @Override
    public Optional<TwilioCredentials> refreshed() {
        if (justRefreshed) {
            return Optional.empty();
        }
        refreshes++;
        if (down) {
            throw new IllegalStateException("the secret cannot be read");
        }
        cached = stored;
        return Optional.of(cached);
    }
}
