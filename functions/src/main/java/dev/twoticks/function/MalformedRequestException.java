package dev.twoticks.function;

/// The request cannot be understood. Its detail names the member and the rule, never what was sent.
final class MalformedRequestException extends RuntimeException {

    MalformedRequestException(String detail) {
        super(detail, null, false, false);
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
