package dev.twoticks.local.template;

/// A route of the HTTP API.
///
/// @param method `POST`
/// @param path `/verifications/{id}/checks`
/// @param function logical id
/// @param throttle its own, or that of all routes
/// @param signed whether only requests signed by an IAM identity are let through
public record RouteSpec(String method, String path, String function, ThrottleSpec throttle, boolean signed) {

    /// As events carry it: `POST /verifications/{id}/checks`.
    public String key() {
        return method + " " + path;
    }
}
