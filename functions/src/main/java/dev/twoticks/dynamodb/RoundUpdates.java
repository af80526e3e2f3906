package dev.twoticks.dynamodb;

import dev.twoticks.verification.StoredStatus;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.code.Ref;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Single writes to the current round of a pending verification.
record RoundUpdates(Table table, Marks marks) {

    private static final String CURRENT = "#status = :pending AND #round = :round";

    private static final String TAKE_UP =
            "SET #next_delivery_at = :next_at, #round_starter = :starter REMOVE #round_unstarted";
    private static final String UNSTARTED = CURRENT + " AND #round_unstarted = :unstarted";

    private static final String RELEASE = "SET #round_unstarted = :unstarted, #next_delivery_at = :next_at";

    private static final String GIVE_UP = "SET #failed_round = :round";
    private static final String NOTHING_DELIVERED = CURRENT + " AND attribute_not_exists(#delivered_at)";

    boolean takeUp(Ref ref, int round, Instant nextAt) {
        String mark = marks.next();
        Values values = unstarted(round).with(":next_at", nextAt).with(":starter", mark);
        return switch (table.write("takeUpRound", new Change(Attempts.key(ref), TAKE_UP, UNSTARTED, values))) {
            case Table.Written.Done _ -> true;
            case Table.Written.Refused refused -> takenUpBy(mark, round, refused.item());
        };
    }

    boolean release(Ref ref, int round, Instant now) {
        return held("releaseRound", ref, RELEASE, CURRENT, unstarted(round).with(":next_at", now));
    }

    boolean giveUp(Ref ref, int round) {
        return held("giveUp", ref, GIVE_UP, NOTHING_DELIVERED, current(round));
    }

    /// A refusal by this very request means that it was made and its answer lost.
    private static boolean takenUpBy(String mark, int round, Item item) {
        if (!mark.equals(item.textOrNull("round_starter"))) {
            return false;
        }
        Verification current = VerificationItems.read(item);
        return current.stored() == StoredStatus.PENDING
                && current.round().number() == round
                && !current.round().unstarted();
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
