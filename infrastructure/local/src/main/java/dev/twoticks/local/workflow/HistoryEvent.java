package dev.twoticks.local.workflow;

import java.time.Instant;
import java.util.Map;

/// One event of an execution's history.
///
/// @param id from 1 up, without gaps
/// @param previousId the event that led to it; 0 for the first two, as Step Functions has it
/// @param details texts and numbers by their names in the event's details; task tokens are masked, unlike on AWS, so
///     that a history may be shown
public record HistoryEvent(long id, long previousId, Instant at, EventType type, Map<String, Object> details) {}
