package dev.twoticks.verification;

import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.application.CodeChallenge;
import dev.twoticks.verification.application.FirstFactor;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.limit.ClientAddress;
import dev.twoticks.verification.phone.Country;
import org.jspecify.annotations.Nullable;

/// What a client asks for when it starts a verification. Prints nothing of it.
///
/// @param phoneNumber as typed: E.164, or national with `country`
/// @param locale a BCP 47 tag
/// @param acceptLanguage the header
/// @param firstFactor what the person has already shown, with purpose `mfa`
/// @param smsRequested skip WhatsApp
/// @param nonce repeated in the token
/// @param challenge binds the verification to whoever has its verifier
/// @param person where the person is who asks a confidential application, as that application says (`signals.ip`)
public record StartRequest(
        Caller caller,
        String phoneNumber,
        @Nullable Country country,
        @Nullable String locale,
        @Nullable String acceptLanguage,
        Purpose purpose,
        @Nullable FirstFactor firstFactor,
        boolean smsRequested,
        @Nullable String nonce,
        @Nullable CodeChallenge challenge,
        @Nullable ClientAddress person) {

    @Override
    public String toString() {
        return "StartRequest[redacted]";
    }
}
