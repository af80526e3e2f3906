package dev.twoticks.local.http;

import dev.twoticks.local.template.RouteSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A route that fits a request.
///
/// @param pathParameters `{id}` of the template and what stands there
record Route(RouteSpec spec, Map<String, String> pathParameters) {

    /// The route, if method and path are its own.
    static Optional<Route> match(RouteSpec spec, String method, String path) {
        String[] wanted = spec.path().split("/", -1);
        String[] given = path.split("/", -1);
        if (!spec.method().equals(method) || wanted.length != given.length) {
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
        return Optional.of(new Route(spec, parameters));
    }
}
