package dev.twoticks.verification;

/// The store cannot answer: nothing is sent and nothing revealed. The message names no data.
public final class StoreUnavailableException extends RuntimeException {

    public StoreUnavailableException(String operation, Throwable cause) {
        super(operation, cause);
    }

    public StoreUnavailableException(String operation) {
        super(operation);
    }
}
