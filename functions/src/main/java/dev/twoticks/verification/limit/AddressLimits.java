package dev.twoticks.verification.limit;

/// What one address may ask for, over all applications.
///
/// @param startsAnHour verifications started, whatever comes of them
/// @param startsADay the same
/// @param countriesADay different countries of the numbers
/// @param triesAMinute checks and further deliveries together, of whatever verifications
public record AddressLimits(int startsAnHour, int startsADay, int countriesADay, int triesAMinute) {

    /// Where the owner's file says nothing.
    public static final AddressLimits DEFAULT = new AddressLimits(10, 30, 3, 60);
}
