package dev.twoticks.verification;

import dev.twoticks.verification.code.Ref;

/// Says that no message of a round will arrive.
public final class GiveUp {

    private final VerificationStore store;
    private final EventLog events;

    public GiveUp(VerificationStore store, EventLog events) {
        this.store = store;
        this.events = events;
    }

    public GiveUpResult giveUp(Ref ref, int round) {
        if (!store.giveUp(ref, round)) {
            return new GiveUpResult.NotNeeded();
        }
        events.record(Event.gaveUp(ref, round));
        return new GiveUpResult.Failed();
    }
}
