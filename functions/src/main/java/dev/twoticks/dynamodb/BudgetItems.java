package dev.twoticks.dynamodb;

import dev.twoticks.verification.budget.ApprovedDays;
import dev.twoticks.verification.budget.BudgetCounts;
import dev.twoticks.verification.budget.BudgetDay;
import dev.twoticks.verification.budget.BudgetTake;
import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.phone.Country;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// `BUDGET#country#day`, with `#shard` behind it from the second item on: counters of the day and of each hour, so
/// that one condition decides on both and on the money. `BUDGET#country#approved`: what was approved, by day.
final class BudgetItems {

    private static final String SENT = "#sent";
    private static final String APPROVED = "#approved";
    private static final String SPENT = "#spent";
    private static final String KEPT = "#ttl = :ttl";
    private static final String DAY = "day_";

    private BudgetItems() {}

    static String key(BudgetDay day) {
        String first = Attempts.BUDGET + day.account() + "#" + day.day();
        return day.shard() == 0 ? first : first + "#" + day.shard();
    }

    static String approvedKey(Country country) {
        return Attempts.BUDGET + country.code() + "#approved";
    }

    static BudgetCounts read(Item item, int hour) {
        return new BudgetCounts(
                count(item, "sent"),
                count(item, "approved"),
                new Money(count(item, "spent")),
                count(item, hourly("sent", hour)),
                count(item, hourly("approved", hour)));
    }

    static ApprovedDays readApproved(Item item) {
        Map<LocalDate, Long> days = new HashMap<>();
        item.attributes().keySet().stream()
                .filter(it -> it.startsWith(DAY))
                .forEach(it -> days.put(
                        LocalDate.parse(it.substring(DAY.length()), DateTimeFormatter.BASIC_ISO_DATE),
                        item.number(it)));
        return new ApprovedDays(days);
    }

    static Change take(BudgetTake take) {
        String sentInHour = sentInHour(take);
        // what the day's money does not reach for at all is refused by an item that does not exist yet, too
        long spendBefore = take.ceilings().spend().minus(take.price()).micros();
        String spendable = spendBefore < 0 ? SPENT + " <= :spend" : absentOr(SPENT, SPENT + " <= :spend");
        String condition = absentOr(SENT, SENT + " < :day") + " AND " + absentOr(sentInHour, sentInHour + " < :hour")
                + " AND " + spendable;
        Values values = counting(take, 1)
                .with(":day", take.ceilings().day())
                .with(":hour", take.ceilings().hour())
                .with(":spend", spendBefore);
        return new Change(key(take.day()), count(take), condition, values);
    }

    static Change handBack(BudgetTake take) {
        return new Change(key(take.day()), count(take), null, counting(take, -1));
    }

    static Change approve(BudgetDay day, int hour, long sends) {
        String update =
                "SET " + add(APPROVED, ":sends") + ", " + add("#" + hourly("approved", hour), ":sends") + ", " + KEPT;
        Values values = new Values().with(":zero", 0).with(":sends", sends).with(":ttl", ttl(day.day()));
        return new Change(key(day), update, null, values);
    }

    static Change countApproved(Country country, LocalDate day, long sends) {
        String old = IntStream.rangeClosed(ApprovedDays.DAYS + 1, 2 * ApprovedDays.DAYS)
                .mapToObj(it -> "#" + daily(day.minusDays(it)))
                .collect(Collectors.joining(", "));
        String update = "SET " + add("#" + daily(day), ":sends") + ", " + KEPT + " REMOVE " + old;
        Values values = new Values().with(":zero", 0).with(":sends", sends).with(":ttl", ttl(day));
        return new Change(approvedKey(country), update, null, values);
    }

    /// The mark is an attribute of its own for each share.
    static Change markSpending(BudgetDay day, int percent) {
        String mark = "#alerted_" + percent;
        Values values = new Values().with(":percent", percent).with(":ttl", ttl(day.day()));
        return new Change(
                key(day), "SET " + mark + " = :percent, " + KEPT, "attribute_not_exists(" + mark + ")", values);
    }

    /// Counts a message, or takes it back: what is added are [#counting]'s values.
    private static String count(BudgetTake take) {
        return "SET " + add(SENT, ":one") + ", " + add(sentInHour(take), ":one") + ", " + add(SPENT, ":price") + ", "
                + KEPT;
    }

    private static Values counting(BudgetTake take, int one) {
        return new Values()
                .with(":zero", 0)
                .with(":one", one)
                .with(":price", one * take.price().micros())
                .with(":ttl", ttl(take.day().day()));
    }

    private static String sentInHour(BudgetTake take) {
        return "#" + hourly("sent", take.hour());
    }

    private static String add(String counter, String more) {
        return counter + " = if_not_exists(" + counter + ", :zero) + " + more;
    }

    private static String absentOr(String name, String condition) {
        return "(attribute_not_exists(" + name + ") OR " + condition + ")";
    }

    private static long count(Item item, String name) {
        return item.has(name) ? item.number(name) : 0;
    }

    private static String hourly(String counter, int hour) {
        return counter + "_" + hour;
    }

    private static String daily(LocalDate day) {
        return DAY + day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static long ttl(LocalDate day) {
        return Attempts.ttl(day.atStartOfDay(ZoneOffset.UTC).toInstant(), Attempts.BUDGET_KEPT);
    }
}
