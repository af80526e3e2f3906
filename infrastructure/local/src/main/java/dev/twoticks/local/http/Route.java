package dev.twoticks.local.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// One route of the API.
///
/// @param key `POST /verifications/{id}/checks`, as API Gateway writes it
/// @param function the logical id of the function behind it
public record Route(String key, String function) {

    String method() {
        return key.substring(0, key.indexOf(' '));
    }

    private String path() {
        return key.substring(key.indexOf(' ') + 1);
    }

    /// The path parameters, if the path is one of this route's.
    Optional<Map<String, String>> match(String requested) {
        String[] wanted = path().split("/", -1);
        String[] given = requested.split("/", -1);
        if (wanted.length != given.length) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{") && !given[i].isEmpty()) {
                parameters.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
            } else if (!wanted[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }
}
