package dev.twoticks.verification.delivery;

/// Why a delivery did not arrive.
///
/// @param code the provider's own word for it, `63024`, or ours where it gave none (`connect`, `throttled`);
///     never a text that could hold a phone number
public record Failure(String code, FailureClass kind) {}
