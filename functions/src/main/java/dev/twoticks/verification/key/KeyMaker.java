package dev.twoticks.verification.key;

/// Makes the keys of a group, in the four steps of the secret store's rotation protocol: the first ones when there are
/// none, and with each later rotation one more of those that rotate. That one is published now and used later, when
/// everybody knows it; keys that nobody needs any more are dropped. The index and subject keys are made once: they
/// carry
/// every lock and every relying party's `sub`.
public interface KeyMaker {

    /// Does one step for one version of a secret. Each may come twice, or again after a later one, and then
    /// does no harm. Throws if the step could not be done; the store calls again later. Nothing thrown names a
    /// value.
    ///
    /// @param secret the store's name of the secret; one of those configured
    /// @param version the store's name of the version that is being made
    void step(String secret, String version, Step step);

    /// The protocol's steps in their order.
    enum Step {
        /// Puts the version, not yet in use.
        CREATE,
        /// Makes others know it; here nobody else has to.
        SET,
        /// Uses every key in it once, for what it is for.
        TEST,
        /// Puts it to use.
        FINISH
    }
}
