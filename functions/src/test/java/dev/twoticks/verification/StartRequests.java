package dev.twoticks.verification;

import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.application.FirstFactor;
import dev.twoticks.verification.application.Purpose;
import org.jspecify.annotations.Nullable;

/// A request to start, member by member.
record StartRequests(
        Caller caller,
        String number,
        Purpose purpose,
        @Nullable FirstFactor firstFactor,
        boolean sms) {

    static final StartRequests GOOD = new StartRequests(World.SHOP, World.NIGERIAN, Examples.SIGN_IN, null, false);

    static StartRequest of(String number) {
        return GOOD.withNumber(number).request();
    }

    StartRequests withCaller(@Nullable String clientId, @Nullable String secret, @Nullable String origin) {
        return new StartRequests(new Caller(clientId, secret, origin), number, purpose, firstFactor, sms);
    }

    StartRequests withNumber(String typed) {
        return new StartRequests(caller, typed, purpose, firstFactor, sms);
    }

    StartRequests withPurpose(Purpose other, @Nullable String factor) {
        FirstFactor first = factor == null ? null : FirstFactor.parse(factor).orElseThrow();
        return new StartRequests(caller, number, other, first, sms);
    }

    StartRequests bySms() {
        return new StartRequests(caller, number, purpose, firstFactor, true);
    }

    StartRequest request() {
        return new StartRequest(caller, number, null, "pt", null, purpose, firstFactor, sms, "client's nonce");
    }
}
