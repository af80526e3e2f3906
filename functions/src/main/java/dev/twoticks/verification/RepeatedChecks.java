package dev.twoticks.verification;

import dev.twoticks.verification.idempotency.KeptAnswer;
import dev.twoticks.verification.idempotency.KeptName;
import dev.twoticks.verification.idempotency.KeptRequest;
import dev.twoticks.verification.idempotency.Repeatable;
import dev.twoticks.verification.key.KeyRing;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers a check that was carried out before: a wrong code as it was answered, and counted once; the right
/// one with the same token for a minute. Anything else under that key is told nothing of the code.
final class RepeatedChecks {

    private final VerificationStore store;
    private final KeyRing keys;
    private final Proofs proofs;
    private final Surroundings surroundings;

    RepeatedChecks(VerificationStore store, KeyRing keys, Proofs proofs, Surroundings surroundings) {
        this.store = store;
        this.keys = keys;
        this.proofs = proofs;
        this.surroundings = surroundings;
    }

    /// What a check writes of itself, whether its code is right or not.
    KeptRequest keep(Verification read, Repeatable repeatable, Instant now) {
        KeptName name = name(read, repeatable);
        return new KeptRequest(
                name, read.ref(), repeatable.seal(keys.currentPhoneDataKey(), name, "", surroundings.random()), now);
    }

    /// The answer to a check that cannot be carried out, as it was answered before; empty if it never was.
    /// Reads the key.
    Optional<CheckResult> before(Verification read, @Nullable Repeatable repeatable, Instant now) {
        return repeatable == null
                ? Optional.empty()
                : store.kept(name(read, repeatable))
                        .filter(it -> it.holds(now))
                        .map(it -> answer(it, read, repeatable, now));
    }

    CheckResult answer(KeptAnswer kept, Verification read, Repeatable repeatable, Instant now) {
        boolean same = repeatable
                .open(keys.phoneDataKey(kept.request().sealed().keyId()), kept.request())
                .isPresent();
        surroundings.events().record(Event.checkRepeated(read.ref()));
        String tokenId = kept.tokenId();
        if (tokenId != null) {
            // An approved verification answers whatever is guessed in the same way.
            return same && kept.repeatsToken(now)
                    ? new CheckResult.Approved(
                            proofs.again(read, tokenId, kept.request().at()).sign())
                    : new CheckResult.AlreadyApproved();
        }
        Integer checks = kept.checks();
        return same && checks != null
                ? new CheckResult.Incorrect(Verification.MAX_CHECKS - checks)
                : new CheckResult.KeyReused();
    }

    private static KeptName name(Verification read, Repeatable repeatable) {
        return KeptName.ofCheck(read.request().clientId(), read.ref(), repeatable.key());
    }
}
