package dev.twoticks.dynamodb;

import dev.twoticks.verification.StoreUnavailableException;
import dev.twoticks.verification.limit.Once;
import dev.twoticks.verification.limit.RequestWindows;
import dev.twoticks.verification.limit.Window;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Windows on the attempts table: `WINDOW#kind#subject#period`, one update each.
public final class DynamoDbRequestWindows implements RequestWindows {

    private static final String OPERATION = "countRequest";

    private static final String COUNT = "SET #requests = if_not_exists(#requests, :zero) + :one, #ttl = :ttl";
    private static final String ROOM = "attribute_not_exists(#requests) OR #requests < :most";

    private static final String NAME =
            ", #last_request = :request, #last_request_at = :now REMOVE #last_request_passed";
    private static final String ANOTHER = "(" + ROOM + ") AND (attribute_not_exists(#last_request)"
            + " OR #last_request <> :request OR #last_request_at <= :since)";

    private static final String ADD = "SET #ttl = :ttl ADD #members :members";
    private static final String KNOWN_OR_ROOM =
            "attribute_not_exists(#members) OR contains(#members, :member) OR size(#members) < :most";

    private static final String PASS = "SET #last_request_passed = :passed";
    private static final String SAME = "#last_request = :request AND #last_request_at > :since";

    private static final String TAKE_BACK = "SET #requests = #requests - :one";
    private static final String COUNTED = "#requests > :zero";

    private static final String FORGET = " REMOVE #last_request, #last_request_at";
    private static final String LAST_AND_ALONE =
            " AND #last_request = :request AND attribute_not_exists(#last_request_passed)";

    /// How often a request may find that the one whose place it was to pass by has given it back.
    private static final int TRIES = 4;

    private final Table table;
    private final Table once;

    /// Makes no call.
    ///
    /// @param client bounds the time of every call, and repeats what the service asks to repeat
    /// @param once bounds it too, and repeats nothing: for what makes room for others
    /// @param table its name
    public DynamoDbRequestWindows(DynamoDbClient client, DynamoDbClient once, String table) {
        // no transaction touches these items, so no write of them ever meets one and has to wait
        this.table = new Table(client, table, () -> {});
        this.once = new Table(once, table, () -> {});
    }

    @Override
    public Count count(Window window) {
        for (int time = 0; time < TRIES; time++) {
            switch (table.write(OPERATION, change(window))) {
                case Table.Written.Done _ -> {
                    return Count.COUNTED;
                }
                case Table.Written.Refused(Item item) -> {
                    Once request = window.once();
                    if (request == null || !known(request, item)) {
                        return Count.FULL;
                    }
                    if (item.has("last_request_passed") || passes(window, request)) {
                        return Count.KNOWN;
                    }
                }
            }
        }
        throw new StoreUnavailableException(OPERATION + ": the window keeps changing");
    }

    private static boolean known(Once request, Item item) {
        return item.has("last_request")
                && item.text("last_request").equals(request.name())
                && item.time("last_request_at").isAfter(request.since());
    }

    /// Notes that somebody passes by the last request's place, if it is there still.
    private boolean passes(Window window, Once request) {
        Values values =
                new Values().with(":passed", 1).with(":request", request.name()).with(":since", request.since());
        return table.write(OPERATION, new Change(Attempts.key(window), PASS, SAME, values))
                instanceof Table.Written.Done;
    }

    @Override
    public void giveBack(Window window) {
        Values values = new Values().with(":zero", 0).with(":one", 1);
        Once request = window.once();
        Change change = request == null
                ? new Change(Attempts.key(window), TAKE_BACK, COUNTED, values)
                : new Change(
                        Attempts.key(window),
                        TAKE_BACK + FORGET,
                        COUNTED + LAST_AND_ALONE,
                        values.with(":request", request.name()));
        once.write("giveBackRequest", change);
    }

    private static Change change(Window window) {
        Values values = new Values()
                .with(":most", window.most())
                .with(":ttl", Attempts.ttl(window.end(), Attempts.WINDOW_KEPT));
        String member = window.member();
        if (member != null) {
            values.with(":member", member).with(":members", AttributeValue.fromSs(List.of(member)));
            return new Change(Attempts.key(window), ADD, KNOWN_OR_ROOM, values);
        }
        values.with(":zero", 0).with(":one", 1);
        Once request = window.once();
        if (request == null) {
            return new Change(Attempts.key(window), COUNT, ROOM, values);
        }
        values.with(":request", request.name()).with(":now", request.at()).with(":since", request.since());
        return new Change(Attempts.key(window), COUNT + NAME, ANOTHER, values);
    }
}
