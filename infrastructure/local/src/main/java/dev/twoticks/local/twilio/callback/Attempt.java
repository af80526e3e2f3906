package dev.twoticks.local.twilio.callback;

/// How one try to post a receipt ended.
///
/// @param outcome the HTTP status, or `connect failure`, `read timeout`, `invalid URL`
public record Attempt(String messageSid, String messageStatus, String idempotencyToken, String outcome) {}
