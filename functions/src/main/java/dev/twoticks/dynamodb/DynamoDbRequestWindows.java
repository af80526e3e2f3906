package dev.twoticks.dynamodb;

import dev.twoticks.verification.limit.Once;
import dev.twoticks.verification.limit.RequestWindows;
import dev.twoticks.verification.limit.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Windows on the attempts table: `WINDOW#kind#subject#period`, one update each.
public final class DynamoDbRequestWindows implements RequestWindows {

    private static final String COUNT = "SET #requests = if_not_exists(#requests, :zero) + :one, #ttl = :ttl";
    private static final String ROOM = "attribute_not_exists(#requests) OR #requests < :most";

    private static final String NAME = ", #last_request = :request, #last_request_at = :now";
    private static final String ANOTHER = "(" + ROOM + ") AND (attribute_not_exists(#last_request)"
            + " OR #last_request <> :request OR #last_request_at <= :since)";

    private static final String ADD = "SET #ttl = :ttl ADD #members :members";
    private static final String KNOWN_OR_ROOM =
            "attribute_not_exists(#members) OR contains(#members, :member) OR size(#members) < :most";

    private static final String TAKE_BACK = "SET #requests = #requests - :one REMOVE #last_request, #last_request_at";
    private static final String COUNTED = "#requests > :zero";

    private final Table table;

    /// Makes no call.
    ///
    /// @param client bounds the time of every call, and repeats what the service asks to repeat
    /// @param table its name
    public DynamoDbRequestWindows(DynamoDbClient client, String table) {
        // no transaction touches these items, so no write of them ever meets one and has to wait
        this.table = new Table(client, table, () -> {});
    }

    @Override
    public Count count(Window window) {
        return switch (table.write("countRequest", change(window))) {
            case Table.Written.Done _ -> Count.COUNTED;
            case Table.Written.Refused(Item item) -> known(window.once(), item) ? Count.KNOWN : Count.FULL;
        };
    }

    private static boolean known(@Nullable Once request, Item item) {
        return request != null
                && item.has("last_request")
                && item.text("last_request").equals(request.name())
                && item.time("last_request_at").isAfter(request.since());
    }

    @Override
    public void giveBack(Window window) {
        Values values = new Values().with(":zero", 0).with(":one", 1);
        table.write("giveBackRequest", new Change(Attempts.key(window), TAKE_BACK, COUNTED, values));
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
