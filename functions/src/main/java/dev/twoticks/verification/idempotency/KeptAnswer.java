package dev.twoticks.verification.idempotency;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A request that was carried out, and what came of it.
///
/// @param checks of a wrong code: how many there were with it
/// @param tokenId of a right code: the `jti` of its token
public record KeptAnswer(
        KeptRequest request,
        @Nullable Integer checks,
        @Nullable String tokenId) {

    /// How long a token is given again to whoever has not got the answer.
    public static final Duration TOKEN_REPEATED = Duration.ofSeconds(60);

    /// A start, which has no more to it.
    public static KeptAnswer ofStart(KeptRequest request) {
        return new KeptAnswer(request, null, null);
    }

    /// A check that was counted.
    public static KeptAnswer ofWrong(KeptRequest request, int checks) {
        return new KeptAnswer(request, checks, null);
    }

    /// A check that has approved.
    public static KeptAnswer ofRight(KeptRequest request, String tokenId) {
        return new KeptAnswer(request, null, tokenId);
    }

    /// Whether the key stands for it still; one that the table has not yet deleted may be too old.
    public boolean holds(Instant now) {
        return now.isBefore(request.until());
    }

    /// Whether what comes now may have come at once with it, and may be what was counted for it.
    public boolean mayBeUnderWay(Instant now) {
        return now.isBefore(request.at().plus(Repeatable.UNDER_WAY));
    }

    /// Whether its token may be given again.
    public boolean repeatsToken(Instant now) {
        return now.isBefore(request.at().plus(TOKEN_REPEATED));
    }
}
