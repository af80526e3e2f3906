package dev.twoticks.verification;

import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.application.CodeChallenge;
import dev.twoticks.verification.application.FirstFactor;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.limit.ClientAddress;
import org.jspecify.annotations.Nullable;

/// A request to start, member by member.
record StartRequests(
        Caller caller,
        String number,
        Purpose purpose,
        @Nullable FirstFactor firstFactor,
        boolean sms,
        @Nullable CodeChallenge challenge,
        @Nullable ClientAddress person) {

    static final StartRequests GOOD =
            new StartRequests(World.SHOP, World.NIGERIAN, Examples.SIGN_IN, null, false, null, null);

    static StartRequest of(String number) {
        return GOOD.withNumber(number).request();
    }

    StartRequests withCaller(@Nullable String clientId, @Nullable String secret, @Nullable String origin) {
        return by(new Caller(clientId, secret, origin));
    }

    StartRequests by(Caller other) {
        return new StartRequests(other, number, purpose, firstFactor, sms, challenge, person);
    }

    StartRequests withNumber(String typed) {
        return new StartRequests(caller, typed, purpose, firstFactor, sms, challenge, person);
    }

    StartRequests withPurpose(Purpose other, @Nullable String factor) {
        FirstFactor first = factor == null ? null : FirstFactor.parse(factor).orElseThrow();
        return new StartRequests(caller, number, other, first, sms, challenge, person);
    }

    /// Where the connection comes from.
    StartRequests from(String address) {
        return by(caller.at(address(address)));
    }

    /// What a confidential application says of its person.
    StartRequests of(ClientAddress signal) {
        return new StartRequests(caller, number, purpose, firstFactor, sms, challenge, signal);
    }

    static ClientAddress address(String text) {
        return ClientAddress.parse(text).orElseThrow();
    }

    StartRequests bySms() {
        return new StartRequests(caller, number, purpose, firstFactor, true, challenge, person);
    }

    StartRequests boundTo(CodeChallenge answer) {
        return new StartRequests(caller, number, purpose, firstFactor, sms, answer, person);
    }

    StartRequest request() {
        return new StartRequest(
                caller, number, null, "pt", null, purpose, firstFactor, sms, "client's nonce", challenge, person);
    }
}
