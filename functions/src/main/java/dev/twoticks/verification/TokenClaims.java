package dev.twoticks.verification;

import dev.twoticks.verification.application.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a token says. The same over either channel.
///
/// @param subject stands for the number at this application, for ever
/// @param audience the application's client id
/// @param tokenId `jti`
/// @param approvedAt `iat`, `nbf` and `auth_time`; the token is good for [#LIFE] from then
/// @param phoneNumber E.164
/// @param test the number is a listed test number: nobody has shown to hold it
public record TokenClaims(
        String subject,
        String audience,
        String tokenId,
        Instant approvedAt,
        Purpose purpose,
        @Nullable String nonce,
        String phoneNumber,
        boolean test) {

    public static final Duration LIFE = Duration.ofMinutes(5);

    /// Authentication methods (RFC 8176): never the channel, which would tell relying parties who uses
    /// WhatsApp.
    public List<String> methods() {
        return purpose.equals(Purpose.MFA) ? List.of("otp", "mfa") : List.of("otp");
    }

    @Override
    public String toString() {
        return "TokenClaims[" + audience + "]";
    }
}
