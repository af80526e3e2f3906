package dev.twoticks.local.twilio.callback;

import java.util.Map;

/// One receipt to post.
///
/// @param url as the sender gave it, with its fragment
/// @param fields decoded, in the order of the form
/// @param idempotencyToken the same on every try and on a repeated receipt
public record Callback(String url, Map<String, String> fields, String idempotencyToken) {}
