package dev.twoticks.verification.delivery;

/// What the workflow does after a delivery has failed.
public enum Consequence {
    /// The next leg of the round; after the last one, it gives up.
    NEXT_DELIVERY,
    /// No leg can reach this number: the verification reads `failed`.
    GIVE_UP,
    /// Nothing more is sent, and nothing is said of it.
    STOP
}
