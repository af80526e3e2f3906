package dev.twoticks.verification;

import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.application.CodeChallenge;
import dev.twoticks.verification.application.FirstFactor;
import dev.twoticks.verification.application.Purpose;
import org.jspecify.annotations.Nullable;

/// A request to start, member by member.
record StartRequests(
        Caller caller,
        String number,
        Purpose purpose,
        @Nullable FirstFactor firstFactor,
        boolean sms,
        @Nullable CodeChallenge challenge) {

    static final StartRequests GOOD =
            new StartRequests(World.SHOP, World.NIGERIAN, Examples.SIGN_IN, null, false, null);

    static StartRequest of(String number) {
        return GOOD.withNumber(number).request();
    }

    StartRequests withCaller(@Nullable String clientId, @Nullable String secret, @Nullable String origin) {
        return new StartRequests(new Caller(clientId, secret, origin), number, purpose, firstFactor, sms, challenge);
    }

    StartRequests withNumber(String typed) {
        return new StartRequests(caller, typed, purpose, firstFactor, sms, challenge);
    }

    StartRequests withPurpose(Purpose other, @Nullable String factor) {
        FirstFactor first = factor == null ? null : FirstFactor.parse(factor).orElseThrow();
        return new StartRequests(caller, number, other, first, sms, challenge);
    }

    StartRequests bySms() {
        return new StartRequests(caller, number, purpose, firstFactor, true, challenge);
    }

    StartRequests boundTo(CodeChallenge answer) {
        return new StartRequests(caller, number, purpose, firstFactor, sms, answer);
    }

    StartRequest request() {
        return new StartRequest(
                caller, number, null, "pt", null, purpose, firstFactor, sms, "client's nonce", challenge);
    }
}
