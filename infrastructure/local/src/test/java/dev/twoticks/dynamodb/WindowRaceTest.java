package dev.twoticks.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.Examples;
import dev.twoticks.verification.StoreUnavailableException;
import dev.twoticks.verification.limit.RequestWindows;
import dev.twoticks.verification.limit.RequestWindows.Count;
import dev.twoticks.verification.limit.Window;
import dev.twoticks.verification.limit.Window.Kind;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/// Windows that everybody meets on at once.
final class WindowRaceTest {

    private static final int MOST = 30;
    private static final Window HOUR = new Window(Kind.ADDRESS_HOUR, "somebody", Examples.NOW, MOST, null);
    private static final Window BLOCK = new Window(Kind.BLOCK, "some block", Examples.NOW, MOST, null);

    private final DynamoDbClient client = TestDatabase.client();
    private final String table = AttemptsTable.create(client);
    private final RequestWindows windows = new DynamoDbRequestWindows(client, TestDatabase.once(), table);

    @Test
    void exactly_the_limit_passes() {
        passesExactly(race(it -> windows.count(it) == Count.COUNTED));
    }

    @Test
    void count_that_is_read_then_written_fails_that_test() {
        CountDownLatch reads = new CountDownLatch(Race.THREADS);

        List<Boolean> passed = race(it -> readThenWrite(it, reads));

        assertThat(passed.stream().filter(it -> it)).hasSizeGreaterThan(MOST);
        assertThatThrownBy(() -> passesExactly(passed)).isInstanceOf(AssertionError.class);
    }

    @Test
    void exactly_as_many_countries_pass() {
        List<String> passed = Race.run(Race.RUNS, it -> {
            String country = "C" + it % 20;
            return windows.count(new Window(Kind.COUNTRIES, "somebody", Examples.NOW, 3, country)) == Count.COUNTED
                    ? country
                    : "";
        });

        assertThat(passed.stream().filter(it -> !it.isEmpty()).distinct()).hasSize(3);
    }

    @Test
    void what_is_given_back_meanwhile_never_lets_more_than_the_limit_hold_a_place() {
        List<Boolean> kept = Race.run(Race.RUNS, it -> {
            boolean counted = windows.count(BLOCK) == Count.COUNTED;
            if (counted && it % 2 == 0) {
                windows.giveBack(BLOCK);
                return false;
            }
            return counted;
        });

        assertThat(kept.stream().filter(it -> it)).hasSize(MOST);
        assertThat(windows.count(BLOCK)).isEqualTo(Count.FULL);
    }

    @Test
    void throttled_window_is_unavailable_and_lets_nobody_pass() {
        DynamoDbClient busy = TestDatabase.client(Faults.throttling());
        RequestWindows throttled = new DynamoDbRequestWindows(busy, busy, table);

        assertThatThrownBy(() -> throttled.count(HOUR)).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> throttled.giveBack(HOUR)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void request_whose_answer_was_lost_counts_twice_at_most_and_never_not_at_all() {
        Faults lost = Faults.lostAnswers(it -> it == 0);
        RequestWindows lossy = new DynamoDbRequestWindows(TestDatabase.client(lost), client, table);

        assertThat(lossy.count(HOUR)).isEqualTo(Count.COUNTED);
        List<Boolean> rest = race(it -> windows.count(it) == Count.COUNTED);
        assertThat(rest.stream().filter(it -> it)).hasSizeBetween(MOST - 2, MOST - 1);
    }

    @Test
    void place_whose_giving_back_was_not_answered_is_given_back_once_at_most() {
        Faults lost = Faults.lostAnswers(it -> it == 0);
        RequestWindows lossy = new DynamoDbRequestWindows(client, TestDatabase.once(lost), table);
        passesExactly(race(it -> windows.count(it) == Count.COUNTED));

        assertThatThrownBy(() -> lossy.giveBack(HOUR)).isInstanceOf(StoreUnavailableException.class);

        List<Boolean> rest = race(it -> windows.count(it) == Count.COUNTED);
        assertThat(rest.stream().filter(it -> it)).hasSizeLessThanOrEqualTo(1);
    }

    private static List<Boolean> race(Predicate<Window> count) {
        return Race.run(Race.RUNS, _ -> count.test(HOUR));
    }

    private static void passesExactly(List<Boolean> passed) {
        assertThat(passed).hasSize(Race.RUNS);
        assertThat(passed.stream().filter(it -> it)).hasSize(MOST);
    }

    /// How a count must not be written. Reads of the first requests meet, as they may, before anybody writes.
    private boolean readThenWrite(Window window, CountDownLatch reads) {
        GetItemResponse read = client.getItem(
                it -> it.tableName(table).key(Change.key(Attempts.key(window))).consistentRead(true));
        if (reads.getCount() > 0) {
            Race.meet(reads);
        }
        long counted = read.hasItem() ? new Item(read.item()).number("requests") : 0;
        if (counted >= window.most()) {
            return false;
        }
        client.updateItem(it -> it.tableName(table)
                .key(Change.key(Attempts.key(window)))
                .updateExpression("ADD requests :one")
                .expressionAttributeValues(new Values().with(":one", 1).map()));
        return true;
    }
}
