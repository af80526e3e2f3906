package dev.twoticks.local.template;

/// A route of the HTTP API.
///
/// @param method `POST`
/// @param path `/verifications/{id}/checks`
/// @param function logical id
public record RouteSpec(String method, String path, String function) {

    /// As events carry it: `POST /verifications/{id}/checks`.
    public String key() {
        return method + " " + path;
    }
}
