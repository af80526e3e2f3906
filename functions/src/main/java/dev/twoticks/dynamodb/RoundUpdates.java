package dev.twoticks.dynamodb;

import dev.twoticks.verification.code.Ref;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Single writes to the current round of a pending verification.
record RoundUpdates(Table table) {

    private static final String CURRENT = "#status = :pending AND #round = :round";

    private static final String TAKE_UP = "SET #next_delivery_at = :next_at REMOVE #round_unstarted";
    private static final String UNSTARTED = CURRENT + " AND #round_unstarted = :unstarted";

    private static final String RELEASE = "SET #round_unstarted = :unstarted, #next_delivery_at = :next_at";

    private static final String GIVE_UP = "SET #failed_round = :round";
    private static final String NOTHING_DELIVERED = CURRENT + " AND attribute_not_exists(#delivered_at)";

    boolean takeUp(Ref ref, int round, Instant nextAt) {
        return held("takeUpRound", ref, TAKE_UP, UNSTARTED, unstarted(round).with(":next_at", nextAt));
    }

    boolean release(Ref ref, int round, Instant now) {
        return held("releaseRound", ref, RELEASE, CURRENT, unstarted(round).with(":next_at", now));
    }

    boolean giveUp(Ref ref, int round) {
        return held("giveUp", ref, GIVE_UP, NOTHING_DELIVERED, current(round));
    }

    private boolean held(String operation, Ref ref, String update, String condition, Values values) {
        return switch (table.write(operation, new Change(Attempts.key(ref), update, condition, values))) {
            case Table.Written.Done _ -> true;
            case Table.Written.Refused _ -> false;
        };
    }

    private static Values current(int round) {
        return Values.pending().with(":round", round);
    }

    private static Values unstarted(int round) {
        return current(round).with(":unstarted", AttributeValue.fromBool(true));
    }
}
