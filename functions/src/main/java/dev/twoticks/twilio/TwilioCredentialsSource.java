package dev.twoticks.twilio;

import java.util.Optional;

/// Where the account's credentials come from.
public interface TwilioCredentialsSource {

    /// The credentials, from a cache of at most five minutes. Throws what its store throws if that cannot be
    /// read.
    TwilioCredentials credentials();

    /// Reads them afresh, because Twilio has refused the known ones or a signature does not fit them; empty if
    /// that was done less than a minute ago. Throws what its store throws if that cannot be read, and
    /// [#credentials] then still has the known ones.
    Optional<TwilioCredentials> refreshed();
}
