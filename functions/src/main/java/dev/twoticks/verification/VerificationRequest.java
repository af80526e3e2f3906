package dev.twoticks.verification;

import dev.twoticks.verification.application.CodeChallenge;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.key.Sealed;
import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.phone.PhoneKey;
import org.jspecify.annotations.Nullable;

/// What was asked at the start. Never changes.
///
/// @param sealedPhone the number, sealed for this verification's ref
/// @param maskedPhone the number as the client may see it again
/// @param language a language that there is a text for
/// @param nonce the client's own value, repeated in the token
/// @param challenge what it is bound to; none if its id (and application) alone opens it
/// @param test of a test number: nothing is sent, its code is the owner's file's, and its token says so
public record VerificationRequest(
        String clientId,
        Purpose purpose,
        PhoneKey phoneKey,
        Sealed sealedPhone,
        String maskedPhone,
        Country country,
        String language,
        @Nullable String nonce,
        @Nullable CodeChallenge challenge,
        boolean test) {}
