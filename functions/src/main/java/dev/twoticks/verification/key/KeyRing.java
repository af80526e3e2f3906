package dev.twoticks.verification.key;

import java.util.Optional;

/// Where keys come from. Asking for a key may read one secret (each group of methods below reads its own, so
/// that a function reads only what it needs); answers are cached for at most five minutes, and an id that is
/// not in the cache makes it read once more before it refuses.
///
/// Every method throws [KeysNotReadyException] while the keys are not made yet (the first minutes of a
/// deployment) and [UnknownKeyException] for an id that no version of the secret knows.
public interface KeyRing {

    /// The key that new verifications derive their code with. Read by the functions that send and check.
    Key currentCodeKey();

    /// The key a verification's code was derived with.
    Key codeKey(String id);

    /// The key that phone numbers are sealed with from now on.
    Key currentPhoneDataKey();

    /// The key a phone number was sealed with.
    Key phoneDataKey(String id);

    /// The key of the phone index; made once, because every lock hangs on it.
    Key phoneIndexKey();

    /// The other key of the phone index while it is being changed: what is to become the key, or what was it. Items may
    /// be under either.
    Optional<Key> otherPhoneIndexKey();

    /// The key of the tokens' `sub`; made once, because every relying party stores what it gives.
    Key subjectKey();
}
