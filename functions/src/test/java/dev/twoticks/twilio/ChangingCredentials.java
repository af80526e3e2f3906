package dev.twoticks.twilio;

/// A source whose secret can be replaced: the change shows only after a refresh, as with a cache.
final class ChangingCredentials implements TwilioCredentialsSource {

    private TwilioCredentials cached;
    private TwilioCredentials stored;
    int refreshes;
    int reads;

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
    public void refresh() {
        refreshes++;
        cached = stored;
    }
}
