package dev.twoticks.dynamodb;

import dev.twoticks.verification.GateQuestion;
import dev.twoticks.verification.Gates;
import dev.twoticks.verification.budget.BudgetCounts;
import dev.twoticks.verification.budget.BudgetDay;
import dev.twoticks.verification.budget.BudgetQuestion;
import dev.twoticks.verification.budget.BudgetView;
import dev.twoticks.verification.idempotency.KeptAnswer;
import dev.twoticks.verification.idempotency.KeptName;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The items that decide whether a number may ask for a message, in one trip.
///
/// @param provider whose gate starts and resends go through
record GateItems(String provider, GateQuestion question) {

    Gates read(Table table) {
        Map<String, Item> items = table.getAll("gates", keys());
        return new Gates(
                PhoneItems.read(item(items, Attempts.key(question.phone()))),
                LockItems.read(item(items, Attempts.key(question.phone(), question.purpose()))),
                ProviderItems.read(item(items, Attempts.key(provider))),
                budget(items),
                question.breakers().stream()
                        .flatMap(it -> BreakerItems.read(it, item(items, BreakerItems.key(provider, it))).stream())
                        .toList(),
                kept(items));
    }

    private List<String> keys() {
        Stream<String> always = Stream.of(
                Attempts.key(question.phone()),
                Attempts.key(question.phone(), question.purpose()),
                Attempts.key(provider));
        Stream<String> breakers = question.breakers().stream().map(it -> BreakerItems.key(provider, it));
        return Stream.of(always, budgetKeys(), breakers, keptKey())
                .flatMap(it -> it)
                .toList();
    }

    private Stream<String> keptKey() {
        return Stream.ofNullable(question.key()).map(Attempts::key);
    }

    private @Nullable KeptAnswer kept(Map<String, Item> items) {
        KeptName key = question.key();
        return key == null ? null : KeptItems.read(key, item(items, Attempts.key(key)));
    }

    private Stream<String> budgetKeys() {
        BudgetQuestion asked = question.budget();
        return asked == null
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(BudgetItems.approvedKey(asked.country()), BudgetItems.key(asked.own())),
                        asked.total().stream().map(BudgetItems::key));
    }

    private BudgetView budget(Map<String, Item> items) {
        BudgetQuestion asked = question.budget();
        return asked == null
                ? BudgetView.NONE
                : new BudgetView(
                        BudgetItems.readApproved(item(items, BudgetItems.approvedKey(asked.country()))),
                        counts(items, asked.own(), asked.hour()),
                        asked.total().stream()
                                .map(it -> counts(items, it, asked.hour()))
                                .reduce(BudgetCounts.NONE, BudgetCounts::plus));
    }

    private static BudgetCounts counts(Map<String, Item> items, BudgetDay day, int hour) {
        return BudgetItems.read(item(items, BudgetItems.key(day)), hour);
    }

    private static Item item(Map<String, Item> items, String key) {
        return items.getOrDefault(key, Item.NONE);
    }
}
