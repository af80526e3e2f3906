package dev.twoticks.local.twilio.callback;

/// The kinds of failure that a retry policy names.
enum Failure {
    CLIENT_ERROR("4xx"),
    SERVER_ERROR("5xx"),
    CONNECT("ct"),
    READ("rt");

    private final String word;

    Failure(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
