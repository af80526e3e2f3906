package dev.twoticks.verification.limit;

/// What one application may ask for, over all its people: the most that a stolen client id or secret can cost.
///
/// @param startsAnHour verifications that began
/// @param startsADay the same
public record ApplicationLimits(int startsAnHour, int startsADay) {

    /// Where the owner's file says nothing.
    public static final ApplicationLimits DEFAULT = new ApplicationLimits(1_000, 10_000);
}
