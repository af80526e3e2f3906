package dev.twoticks.local.twilio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/// An error as Twilio's REST API words it. The message may hold the number, as Twilio's does.
record TwilioError(int code, int status, String message) {

    static TwilioError badRequest(int code, String message) {
        return new TwilioError(code, 400, message);
    }

    static TwilioError unauthorised() {
        return new TwilioError(20003, 401, "Authenticate");
    }

    static TwilioError notFound(String path) {
        return new TwilioError(20404, 404, "The requested resource " + path + " was not found");
    }

    static TwilioError methodNotAllowed() {
        return new TwilioError(20004, 405, "Method not allowed");
    }

    static TwilioError throttled() {
        return new TwilioError(20429, 429, "Too Many Requests");
    }

    static TwilioError broken(int status) {
        return status == 503
                ? new TwilioError(20503, 503, "Service Unavailable")
                : new TwilioError(20500, status, "An internal server error has occurred");
    }

    /// A refusal by a code alone, for the table's synchronous refusals.
    static TwilioError refusal(int code, String to) {
        return switch (code) {
            case 21408 ->
                badRequest(
                        21408,
                        "Permission to send an SMS has not been enabled for the region indicated by the 'To' number: "
                                + to);
            case 21610 -> badRequest(21610, "Attempt to send to unsubscribed recipient");
            case 21614 -> badRequest(21614, "To number: " + to + ", is not a mobile number");
            default -> badRequest(code, "Message refused");
        };
    }

    Reply.Answer answer() {
        return Reply.Answer.json(
                status,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("code", code)
                        .put("message", message)
                        .put("more_info", "https://www.twilio.com/docs/errors/" + code)
                        .put("status", status));
    }
}
