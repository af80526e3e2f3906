package dev.twoticks.function;

import java.util.Locale;

/// Every way a request can fail, as clients know it. The type is stable: clients may switch on it.
enum ProblemType {
    MALFORMED(400, "The request is malformed"),
    FIRST_FACTOR_REQUIRED(400, "Purpose mfa needs first_factor"),
    CODE_CHALLENGE_REQUIRED(400, "This application's verifications need code_challenge"),
    APPLICATION_NOT_ALLOWED(403, "This application may not verify phone numbers"),
    ORIGIN_NOT_ALLOWED(403, "This origin is not one of the application's"),
    PURPOSE_NOT_ALLOWED(403, "This purpose is not one of the application's"),
    COUNTRY_NOT_ALLOWED(403, "Numbers of this country are not served"),
    TEST_NUMBER_EXPIRED(403, "This test number is not in use on this day"),
    NOT_FOUND(404, "There is no such verification"),
    ALREADY_APPROVED(409, "The verification has been approved"),
    CANCELED(409, "The verification has been canceled"),
    IDEMPOTENCY_KEY_IN_FLIGHT(409, "A request with this idempotency key is being carried out"),
    EXPIRED(410, "The verification has expired"),
    MAX_ATTEMPTS_REACHED(410, "No check is left"),
    NO_DELIVERY_LEFT(410, "No delivery is left"),
    INVALID_PHONE_NUMBER(422, "The phone number is not valid"),
    SAME_CHANNEL(422, "The phone cannot be its own second factor"),
    IDEMPOTENCY_KEY_REUSED(422, "This idempotency key stands for another request"),
    INCORRECT_CODE(422, "The code is incorrect"),
    PHONE_LIMITED(429, "Too many requests for this phone number"),
    RATE_LIMITED(429, "Too many requests"),
    DELIVERY_TOO_EARLY(429, "It is too early for another delivery"),
    INTERNAL(500, "Something broke"),
    PROVIDER_NOT_CONFIGURED(503, "The message provider does not take our credentials"),
    STARTING(503, "The service is starting for the first time"),
    UNAVAILABLE(503, "The service cannot answer now");

    /// The stable part before the name.
    static final String BASE = "https://twoticks.dev/problems/";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String uri() {
        return BASE + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
