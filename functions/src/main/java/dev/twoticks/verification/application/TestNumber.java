package dev.twoticks.verification.application;

import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.phone.PhoneNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// A number that an application may verify without a message, for app reviews and automatic tests. Its code stands in
/// the owner's file and is no secret, so it proves nothing: its tokens say so.
///
/// @param code always the right one
/// @param until the last day, in UTC
public record TestNumber(PhoneNumber number, Code code, LocalDate until) {

    /// How far its last day may be away. A door that nobody looks at again is a door that nobody remembers.
    public static final int MOST_DAYS = 400;

    /// Whether it may be verified on this day.
    public boolean inUse(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return !today.isAfter(until) && !today.plusDays(MOST_DAYS).isBefore(until);
    }
}
