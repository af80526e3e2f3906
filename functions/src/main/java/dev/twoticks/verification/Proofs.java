package dev.twoticks.verification;

import dev.twoticks.verification.key.Hmac;
import dev.twoticks.verification.key.KeyRing;
import java.time.Instant;
import java.util.Base64;
import java.util.random.RandomGenerator;

/// Prepares the token of a verification before it is known whether there will be one.
final class Proofs {

    private static final int TOKEN_ID_BYTES = 16;

    /// In no client id and no number: what was never sent to a number must not read as whoever has it.
    private static final String TEST = "#test";

    private final VerificationTokens tokens;
    private final KeyRing keys;
    private final RandomGenerator random;

    Proofs(VerificationTokens tokens, KeyRing keys, RandomGenerator random) {
        this.tokens = tokens;
        this.keys = keys;
        this.random = random;
    }

    /// Everything but the signature, which needs no more I/O.
    Proof prepare(Verification verification, Instant now) {
        return prepare(verification, tokenId(), now);
    }

    /// The token that was given before, ready to be signed once more.
    Proof again(Verification verification, String tokenId, Instant approvedAt) {
        return prepare(verification, tokenId, approvedAt);
    }

    private Proof prepare(Verification verification, String tokenId, Instant approvedAt) {
        VerificationRequest request = verification.request();
        String number = verification.number(keys).e164();
        TokenClaims claims = new TokenClaims(
                base64(Hmac.of(keys.subjectKey(), request.clientId() + (request.test() ? TEST : "") + number)),
                request.clientId(),
                tokenId,
                approvedAt,
                request.purpose(),
                request.nonce(),
                number,
                request.test());
        return new Proof(tokens.signer(), claims);
    }

    record Proof(VerificationTokens.Signer signer, TokenClaims claims) {
        String tokenId() {
            return claims.tokenId();
        }

        String sign() {
            return signer.sign(claims);
        }
    }

    private String tokenId() {
        byte[] bytes = new byte[TOKEN_ID_BYTES];
        random.nextBytes(bytes);
        return base64(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
