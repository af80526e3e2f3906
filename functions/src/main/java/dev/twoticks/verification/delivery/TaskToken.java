package dev.twoticks.verification.delivery;

/// The workflow's handle on a waiting delivery. Opaque, at most 2,048 characters; whoever holds it can end the
/// wait.
public record TaskToken(String reveal) {

    @Override
    public String toString() {
        return "TaskToken[redacted]";
    }
}
