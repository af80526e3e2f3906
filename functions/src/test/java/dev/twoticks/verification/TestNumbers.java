package dev.twoticks.verification;

import dev.twoticks.verification.application.Application;
import dev.twoticks.verification.application.TestNumber;
import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.limit.ApplicationLimits;
import dev.twoticks.verification.phone.PhoneNumber;
import java.time.LocalDate;
import java.util.List;

/// The public application with other test numbers or limits.
final class TestNumbers {

    static final String FICTITIOUS = "+15555550100";
    static final Code FIXED = Code.parse("424242").orElseThrow();
    static final LocalDate LAST_DAY = LocalDate.parse("2026-11-30");

    private TestNumbers() {}

    static TestNumber listed(String number, Code code, LocalDate until) {
        return new TestNumber(PhoneNumber.known(number), code, until);
    }

    /// Lists these, and no others.
    static Application listed(World world, TestNumber... numbers) {
        return with(world, List.of(numbers), shop(world).limits());
    }

    static Application limited(World world, ApplicationLimits limits) {
        return with(world, shop(world).testNumbers(), limits);
    }

    private static Application shop(World world) {
        return world.policy.application(FixedPolicy.WEB).orElseThrow();
    }

    private static Application with(World world, List<TestNumber> numbers, ApplicationLimits limits) {
        Application shop = shop(world);
        return new Application(
                shop.clientId(),
                shop.access(),
                shop.binding(),
                shop.origins(),
                shop.redirectUris(),
                shop.purposes(),
                shop.phone(),
                shop.smsOrigin(),
                limits,
                numbers);
    }
}
