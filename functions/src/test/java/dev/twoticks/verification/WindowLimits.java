package dev.twoticks.verification;

import dev.twoticks.verification.application.Application;
import dev.twoticks.verification.limit.AddressLimits;
import dev.twoticks.verification.limit.ApplicationLimits;
import dev.twoticks.verification.plan.CountryPolicy;
import java.util.List;

/// Sets the limits of windows, and gives numbers of as many blocks as a test wants.
record WindowLimits(FixedPolicy policy) {

    static String nigerian(int block) {
        return "+23480%08d".formatted(31_000_000 + block * 1_000);
    }

    static String british(int block) {
        return "+44740%07d".formatted(123_456 + block * 1_000);
    }

    void addresses(int hour, int day, int countries) {
        policy.addressLimits(new AddressLimits(hour, day, countries, 1_000_000));
    }

    void blocks(int anHour) {
        for (var country : List.of(FixedPolicy.NIGERIA, FixedPolicy.BRITAIN)) {
            CountryPolicy as = policy.country(country).orElseThrow();
            policy.put(new CountryPolicy(
                    country,
                    as.channels(),
                    as.receiptWait(),
                    as.success(),
                    as.brandRequired(),
                    as.language(),
                    as.resend(),
                    anHour,
                    FixedPolicy.GENEROUS));
        }
    }

    void quota(String clientId, int hour, int day) {
        var as = policy.application(clientId).orElseThrow();
        policy.put(new Application(
                clientId,
                as.access(),
                as.binding(),
                as.origins(),
                as.redirectUris(),
                as.purposes(),
                as.phone(),
                as.smsOrigin(),
                new ApplicationLimits(hour, day),
                as.testNumbers()));
    }
}
