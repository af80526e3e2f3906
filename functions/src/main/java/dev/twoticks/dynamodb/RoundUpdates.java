package dev.twoticks.dynamodb;

import dev.twoticks.verification.StoredStatus;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Single writes to the current round of a pending verification.
record RoundUpdates(Table table, Marks marks) {

    private static final String FIRST_LEG = "#first_leg";
    private static final String SECOND_LEG = "#second_leg";

    private static final String CURRENT = "#status = :pending AND #round = :round";

    private static final String TAKE_UP =
            "SET #next_delivery_at = :next_at, #round_starter = :starter REMOVE #round_unstarted";
    private static final String UNSTARTED = CURRENT + " AND #round_unstarted = :unstarted";

    private static final String RELEASE = "SET #round_unstarted = :unstarted, #next_delivery_at = :next_at";

    private static final String STARTED = "SET #started_again = :started";
    private static final String NOT_CANCELED = Attempts.THERE + " AND #status <> :canceled";

    private static final String GIVE_UP = "SET #failed_round = :round";
    private static final String NOTHING_COMES =
            CURRENT + " AND attribute_not_exists(#delivered_at) AND " + noSms(FIRST_LEG) + " AND " + noSms(SECOND_LEG);

    boolean takeUp(Ref ref, int round, Instant nextAt) {
        String mark = marks.next();
        Values values = unstarted(round).with(":next_at", nextAt).with(":starter", mark);
        return switch (table.write("takeUpRound", new Change(Attempts.key(ref), TAKE_UP, UNSTARTED, values))) {
            case Table.Written.Done _ -> true;
            case Table.Written.Refused refused -> takenUpBy(mark, round, refused.item());
        };
    }

    boolean release(Ref ref, int round, Instant now) {
        Values values = unstarted(round).with(":next_at", now);
        return held("releaseRound", new Change(Attempts.key(ref), RELEASE, CURRENT, values));
    }

    boolean noteStarted(Ref ref) {
        Values values = new Values().with(":started", 1).with(":canceled", StoredStatus.CANCELED.wire());
        return held("noteStarted", new Change(Attempts.key(ref), STARTED, NOT_CANCELED, values));
    }

    boolean giveUp(Ref ref, int round) {
        Values values = current(round).with(":sms", Channel.SMS.wire()).with(":refused", DeliveryStatus.REFUSED.rank());
        Map<String, DeliveryId> legs =
                Map.of(FIRST_LEG, new DeliveryId(round, 1), SECOND_LEG, new DeliveryId(round, 2));
        return held("giveUp", new Change(Attempts.key(ref), GIVE_UP, NOTHING_COMES, values, legs));
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

    /// That a leg is no SMS which may still arrive.
    private static String noSms(String leg) {
        String place = "#deliveries." + leg;
        return "(attribute_not_exists(" + place + ") OR " + place + ".#channel <> :sms OR " + place
                + ".#rank >= :refused)";
    }

    private boolean held(String operation, Change change) {
        return switch (table.write(operation, change)) {
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
