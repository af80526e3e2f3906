package dev.twoticks.twilio;

/// Where the account's credentials come from.
public interface TwilioCredentialsSource {

    /// The credentials, from a cache of at most five minutes. Throws what its store throws if that cannot be
    /// read.
    TwilioCredentials credentials();

    /// Makes the next [#credentials] read afresh: Twilio has refused these, or a signature does not fit them.
    void refresh();
}
