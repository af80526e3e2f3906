package dev.twoticks.verification.key;

/// Makes the keys at first deploy: one secret a call, in the steps in which the secrets service asks for them.
public interface KeyMaker {

    /// Does one step for a version of a secret. Repeats harmlessly: the version's keys are made once. Keys that
    /// exist are kept as they are.
    ///
    /// @param secret the secret's address
    /// @param version the version that is being made
    /// @throws IllegalArgumentException if it is none of our key secrets
    /// @throws IllegalStateException if the version cannot be made or does not work
    void step(String secret, String version, Step step);

    /// The steps, in order.
    enum Step {
        /// Makes the version, pending.
        CREATE,
        /// Would tell another system; there is none.
        SET,
        /// Uses the pending version's keys.
        TEST,
        /// Makes it the current one.
        FINISH
    }
}
