package dev.twoticks.secrets;

import java.time.Duration;

/// How long a key is known before it is used, and kept afterwards. Longer costs nothing.
///
/// @param ahead from making a key to its use
/// @param notice what must be left of it when the key is published, or somebody might meet a key that he cannot
///     know yet. A function's cache is five minutes old at most; a relying party's is 2 h old (API Gateway's), and an
///     HTTP cache before it has held the answer for an hour
/// @param kept from the last use to the end of everything that the key was used for
record Overlap(Duration ahead, Duration notice, Duration kept) {

    private static final Duration CACHED = Duration.ofMinutes(15);
    private static final Duration CACHED_BY_OTHERS = Duration.ofMinutes(195);

    static Overlap of(SecretGroup group) {
        return switch (group) {
            // a verification lives for ten minutes
            case CODE_KEYS -> new Overlap(Duration.ofHours(1), CACHED, Duration.ofHours(1));
            // its item for a day
            case PHONE_KEYS -> new Overlap(Duration.ofHours(1), CACHED, Duration.ofDays(3));
            // a token lives for five minutes, and its key's set is asked for up to 2 h later
            case SIGNING_KEYS -> new Overlap(Duration.ofHours(4), CACHED_BY_OTHERS, Duration.ofDays(1));
            case TWILIO -> throw new IllegalArgumentException("the secret twilio holds no keys");
        };
    }
}
