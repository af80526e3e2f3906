package dev.twoticks.local.twilio;

import java.util.List;
import java.util.Optional;

/// The simulator's own routes and pages: all that is not Twilio's.
final class Site {

    private final List<Endpoint> endpoints;
    private final Pages pages;
    private final ScenarioPage scenarios;

    Site(List<Endpoint> endpoints, Pages pages, ScenarioPage scenarios) {
        this.endpoints = endpoints;
        this.pages = pages;
        this.scenarios = scenarios;
    }

    Reply.Answer answer(Request request) {
        if (request.is("POST") && isForeign(request.headers())) {
            return Reply.Answer.empty(403);
        }
        Optional<Endpoint> endpoint = endpoints.stream()
                .filter(each -> each.path().equals(request.path()))
                .findFirst();
        if (endpoint.isPresent()) {
            return endpoint.filter(each -> request.is(each.method()))
                    .map(each -> each.answer().apply(request).with("Cache-Control", "no-store"))
                    .orElseGet(() -> Reply.Answer.empty(405));
        }
        if (!request.is("GET")) {
            return TwilioError.notFound(request.path()).answer();
        }
        return request.path().equals("/")
                ? scenarios.answer()
                : pages.find(request.path())
                        .orElseGet(() -> TwilioError.notFound(request.path()).answer());
    }

    /// Another site's page must not turn switches in a developer's browser.
    private static boolean isForeign(Request.Headers headers) {
        return headers.origin() != null && !headers.origin().equals("http://" + headers.host());
    }
}
