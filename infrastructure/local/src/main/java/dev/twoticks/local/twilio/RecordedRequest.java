package dev.twoticks.local.twilio;

import java.time.Instant;
import java.util.Map;

/// A request to the Messages API, without its credentials.
///
/// @param delivery the query of the callback URL; empty for anything but the creation of a message
/// @param parameters the form, which may hold a code: this is a simulator's record of invented messages
/// @param outcome the HTTP status, `connection closed` or `no answer`
public record RecordedRequest(
        Instant at, String method, String path, String delivery, Map<String, String> parameters, String outcome) {}
