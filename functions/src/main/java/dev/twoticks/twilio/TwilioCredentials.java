package dev.twoticks.twilio;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The account that sends. Any value may be blank: a fresh deployment has none yet. Never printed.
///
/// @param accountSid `AC…`; part of the address that messages are posted to
/// @param apiKey `SK…`, with `apiSecret` the credentials of a request
/// @param authToken the account's primary token; signs status callbacks
/// @param secondaryAuthToken the token to be promoted, while tokens are changed
public record TwilioCredentials(
        String accountSid,
        String apiKey,
        String apiSecret,
        String authToken,
        @Nullable String secondaryAuthToken) {

    /// It becomes part of a URL, so nothing else may pass for one.
    private static final Pattern ACCOUNT_SID = Pattern.compile("AC[0-9A-Za-z]+");

    /// The first setting that sending, or reading the receipt of what was sent, would fail without.
    Optional<String> missing() {
        if (!ACCOUNT_SID.matcher(accountSid).matches()) {
            return Optional.of("account_sid");
        }
        if (apiKey.isBlank()) {
            return Optional.of("api_key");
        }
        if (apiSecret.isBlank()) {
            return Optional.of("api_secret");
        }
        return authToken.isBlank() ? Optional.of("auth_token") : Optional.empty();
    }

    /// The tokens that may have signed a callback, the primary one first.
    Stream<String> tokens() {
        return Stream.of(authToken, Objects.requireNonNullElse(secondaryAuthToken, ""))
                .filter(token -> !token.isBlank());
    }

    @Override
    public String toString() {
        return "TwilioCredentials[redacted]";
    }
}
