package dev.twoticks.function;

/// The state machine's last task, as `delivery.asl.json` writes it.
public record GiveUpEvent(String ref, int round) {}
