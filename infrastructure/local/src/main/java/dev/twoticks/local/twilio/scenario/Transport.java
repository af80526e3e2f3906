package dev.twoticks.local.twilio.scenario;

import java.time.Duration;

/// What happens to the POST that creates a message, before any network has seen the message.
public sealed interface Transport {

    /// 201, or what the request's own mistakes deserve.
    record Answered() implements Transport {}

    /// 400 with a Twilio code; nothing is created.
    record Refused(int errorCode) implements Transport {}

    /// 429 code 20429, not processed.
    ///
    /// @param once whether the next POST of the same delivery is answered
    record Throttled(Duration retryAfter, boolean once) implements Transport {}

    /// 401 code 20003, as for a wrong key or a suspended account.
    record Unauthorised() implements Transport {}

    /// 500 or 503 with Twilio's JSON, not processed.
    record Broken(int httpStatus) implements Transport {}

    /// 502 with a proxy's HTML page, not processed.
    record BadGateway() implements Transport {}

    /// 302 with a JSON body, not processed; a lenient client takes it for success.
    record Redirected() implements Transport {}

    /// The connection closes without an answer.
    ///
    /// @param accepted whether the message is created all the same
    record Dropped(boolean accepted) implements Transport {}

    /// The connection stays open without an answer, for longer than any sensible read timeout.
    ///
    /// @param accepted whether the message is created all the same
    record Hanging(boolean accepted) implements Transport {}
}
