package dev.twoticks.local.template;

/// A token bucket.
///
/// @param perSecond how fast it fills
/// @param burst how much it holds
public record ThrottleSpec(int perSecond, int burst) {}
