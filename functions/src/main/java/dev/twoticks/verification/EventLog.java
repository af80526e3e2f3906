package dev.twoticks.verification;

/// What operators read and alarms count.
public interface EventLog {

    /// Writes one event. Never throws.
    void record(Event event);
}
