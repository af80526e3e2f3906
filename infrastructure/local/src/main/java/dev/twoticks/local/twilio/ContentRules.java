package dev.twoticks.local.twilio;

import static dev.twoticks.local.twilio.TwilioError.badRequest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/// What Twilio says about the text, the template, the callback URL and the validity period.
final class ContentRules {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_BODY = 1600;
    private static final int LONGEST_URL = 4000;
    private static final int MOST_VARIABLES = 100;
    private static final int LONGEST_VALIDITY_SECONDS = 36_000;

    private final Map<String, String> contentSids;

    ContentRules(Map<String, String> contentSids) {
        this.contentSids = contentSids;
    }

    Optional<TwilioError> content(MessageRequest request) {
        if (!request.isTemplate() && !request.contentVariables().isEmpty()) {
            return Optional.of(badRequest(21654, "The ContentSid Required."));
        }
        if (request.isTemplate() && !contentSids.containsKey(request.contentSid())) {
            return Optional.of(badRequest(21655, "The ContentSid is Invalid."));
        }
        if (!request.contentVariables().isEmpty() && !isVariables(request.contentVariables())) {
            return Optional.of(badRequest(21656, "The Content Variables parameter is invalid."));
        }
        if (!request.isTemplate() && !request.hasMedia() && request.body().isBlank()) {
            return Optional.of(badRequest(21619, "A text message body or media urls must be specified."));
        }
        return request.body().length() > LONGEST_BODY
                ? Optional.of(badRequest(21617, "The concatenated message body exceeds the 1600 character limit."))
                : Optional.empty();
    }

    Optional<TwilioError> statusCallback(MessageRequest request) {
        String url = request.statusCallback();
        return url.isEmpty() || isUrl(url)
                ? Optional.empty()
                : Optional.of(badRequest(21609, "The 'StatusCallback' URL " + url + " is not a valid URL."));
    }

    Optional<TwilioError> validityPeriod(MessageRequest request) {
        String seconds = request.validityPeriod();
        return seconds.isEmpty() || isValidity(seconds)
                ? Optional.empty()
                : Optional.of(badRequest(21624, "Invalid ValidityPeriod value."));
    }

    private static boolean isValidity(String seconds) {
        return seconds.matches("[0-9]{1,5}")
                && Integer.parseInt(seconds) >= 1
                && Integer.parseInt(seconds) <= LONGEST_VALIDITY_SECONDS;
    }

    private static boolean isVariables(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node.isObject()
                    && node.size() <= MOST_VARIABLES
                    && node.properties().stream()
                            .allMatch(pair -> pair.getValue().isTextual());
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static boolean isUrl(String url) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme();
            return url.length() <= LONGEST_URL
                    && ("http".equals(scheme) || "https".equals(scheme))
                    && uri.getHost() != null
                    && !uri.getHost().contains("_");
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
