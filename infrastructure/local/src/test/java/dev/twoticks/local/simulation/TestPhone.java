package dev.twoticks.local.simulation;

import dev.twoticks.verification.Examples;
import dev.twoticks.verification.application.TestNumber;
import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.phone.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// A number that every application of a world may verify without a message, until the day on which the world begins.
final class TestPhone {

    static final String NUMBER = "+2348050000017";

    private static final LocalDate LAST_DAY = LocalDate.ofInstant(Examples.NOW, ZoneOffset.UTC);
    private static final Instant END = LAST_DAY.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);

    static final TestNumber LISTED =
            new TestNumber(PhoneNumber.known(NUMBER), Code.parse("271828").orElseThrow(), LAST_DAY);

    private TestPhone() {}

    /// From the world's beginning to the end of its last day.
    static Duration inUse() {
        return Duration.between(Examples.NOW, END);
    }
}
