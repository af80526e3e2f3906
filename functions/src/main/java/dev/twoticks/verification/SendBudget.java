package dev.twoticks.verification;

import dev.twoticks.verification.budget.ApprovedDays;
import dev.twoticks.verification.budget.BudgetCeilings;
import dev.twoticks.verification.budget.BudgetCommit;
import dev.twoticks.verification.budget.BudgetCounts;
import dev.twoticks.verification.budget.BudgetDay;
import dev.twoticks.verification.budget.BudgetLimit;
import dev.twoticks.verification.budget.BudgetRules;
import dev.twoticks.verification.budget.BudgetStore;
import dev.twoticks.verification.budget.BudgetTake;
import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.plan.PolicySource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Counts each message against its country's budget and against everybody's before it is sent. The write that counts
/// is the decision; a figure remembered from before only ever allows less.
final class SendBudget {

    private final BudgetStore store;
    private final PolicySource policy;
    private final EventLog events;
    private final SpendAlerts alerts;
    private final BudgetFigures figures = new BudgetFigures();

    SendBudget(BudgetStore store, PolicySource policy, EventLog events) {
        this.store = store;
        this.policy = policy;
        this.events = events;
        this.alerts = new SpendAlerts(store, events);
    }

    /// One message in one country at one time.
    private record Message(Country country, BudgetRules rules, Money price, LocalDate day, int hour, int shard) {

        BudgetTake take(BudgetCeilings ceilings) {
            return new BudgetTake(BudgetDay.of(country, day, shard), hour, ceilings, price);
        }
    }

    /// One write that counted, or the limit that was in its way.
    private record Counting(
            @Nullable BudgetTake take, @Nullable BudgetLimit limit, Optional<Booking.Spent> spent) {}

    /// The item of its country that a verification's messages are counted on, as far as the country's size is known
    /// here. It is stored with the claim, so that an approval goes to the same one.
    int shard(Country country, Ref ref, Instant now) {
        LocalDate day = day(now);
        return policy.country(country)
                .map(it -> shard(ref, it.budget().shards(figures.days(country, day), day)))
                .orElse(0);
    }

    /// Counts a message. Never throws: the delivery's slot is taken meanwhile.
    Booking book(Country country, Channel channel, Ref ref, int shard, Instant now) {
        return policy.country(country)
                .map(it ->
                        new Message(country, it.budget(), it.budget().prices().of(channel), day(now), hour(now), shard))
                .map(it -> book(it, ref))
                .orElseGet(() -> new Booking.Full(BudgetLimit.NOT_ALLOWED, List.of()));
    }

    private Booking book(Message message, Ref ref) {
        try {
            InParallel.Both<Counting, Counting> both =
                    InParallel.both(() -> inCountry(message), () -> inTotal(message, ref));
            return booking(both.first(), both.second());
        } catch (StoreUnavailableException e) {
            events.record(Event.broken(e));
            return new Booking.Unavailable();
        }
    }

    private Booking booking(Counting country, Counting total) {
        List<BudgetTake> takes = Stream.of(country, total)
                .map(Counting::take)
                .flatMap(Stream::ofNullable)
                .toList();
        List<Booking.Spent> spent = Stream.of(country, total)
                .map(Counting::spent)
                .flatMap(Optional::stream)
                .toList();
        if (takes.size() == 2) {
            return new Booking.Counted(takes, country.limit(), spent);
        }
        handBack(takes);
        BudgetLimit limit = country.take() == null ? country.limit() : total.limit();
        return new Booking.Full(limit == null ? BudgetLimit.DAY : limit, spent);
    }

    /// Counts by what is remembered; refused, by what the refusal and a fresh reading say, once.
    private Counting inCountry(Message message) {
        BudgetDay item = BudgetDay.of(message.country(), message.day(), message.shard());
        ApprovedDays known = figures.days(message.country(), message.day());
        BudgetCounts read = figures.counts(item, message.hour());
        BudgetTake first = message.take(message.rules().ceilings(known, message.day(), read));
        return switch (store.takeBudget(first)) {
            case BudgetCommit.Taken(BudgetCounts after) -> taken(first, after, null);
            case BudgetCommit.Refused(BudgetCounts current) -> again(message, current);
        };
    }

    private Counting again(Message message, BudgetCounts current) {
        BudgetRules rules = message.rules();
        LocalDate day = message.day();
        ApprovedDays fresh = store.approvedDays(message.country());
        figures.keep(message.country(), day, fresh);
        BudgetLimit passed = rules.passed(fresh, day, current, message.price()).orElse(null);
        boolean lenient = rules.mode() == BudgetRules.Mode.RECORD_ONLY && passed != null && passed.adaptive();
        if (passed != null && !lenient) {
            return refused(message, passed);
        }
        BudgetTake second =
                message.take(lenient ? rules.spendCeiling(fresh, day) : rules.ceilings(fresh, day, current));
        return switch (store.takeBudget(second)) {
            case BudgetCommit.Taken(BudgetCounts after) -> taken(second, after, passed);
            case BudgetCommit.Refused(BudgetCounts then) ->
                refused(message, rules.passed(fresh, day, then, message.price()).orElse(BudgetLimit.DAY));
        };
    }

    private Counting taken(BudgetTake take, BudgetCounts after, @Nullable BudgetLimit passed) {
        figures.keep(take.day(), take.hour(), after);
        return new Counting(take, passed, SpendAlerts.reached(take, after));
    }

    private static Counting refused(Message message, BudgetLimit limit) {
        return new Counting(
                null,
                limit,
                limit == BudgetLimit.COUNTRY_SPEND
                        ? Optional.of(SpendAlerts.all(BudgetDay.of(message.country(), message.day(), 0)))
                        : Optional.empty());
    }

    private Counting inTotal(Message message, Ref ref) {
        Money all = policy.dailySpend();
        int shards = BudgetRules.shards(all);
        BudgetDay item = BudgetDay.total(message.day(), shard(ref, shards));
        BudgetTake take = new BudgetTake(item, message.hour(), BudgetCeilings.spend(all.part(shards)), message.price());
        return switch (store.takeBudget(take)) {
            case BudgetCommit.Taken(BudgetCounts after) -> new Counting(take, null, SpendAlerts.reached(take, after));
            case BudgetCommit.Refused _ ->
                new Counting(null, BudgetLimit.TOTAL_SPEND, Optional.of(SpendAlerts.all(item.first())));
        };
    }

    /// Takes back what was counted for a message that is not sent. Best effort: what stays counted only allows less.
    ///
    /// @return whether all of it was taken back
    boolean handBack(Booking booking) {
        return switch (booking) {
            case Booking.Counted counted -> handBack(counted.takes());
            // nothing was counted, or nobody knows
            case Booking.Full _, Booking.Unavailable _ -> true;
        };
    }

    private boolean handBack(List<BudgetTake> takes) {
        List<Supplier<Boolean>> calls = takes.stream()
                .<Supplier<Boolean>>map(it -> () -> handedBack(it))
                .toList();
        return InParallel.all(calls).stream().allMatch(it -> it);
    }

    private boolean handedBack(BudgetTake take) {
        try {
            store.handBackBudget(take);
            return true;
        } catch (StoreUnavailableException e) {
            events.record(Event.broken(e));
            return false;
        }
    }

    /// Tells whoever pays how much is spent, once.
    void alert(Booking booking) {
        switch (booking) {
            case Booking.Counted counted -> alerts.tell(counted.spent());
            case Booking.Full full -> alerts.tell(full.spent());
            case Booking.Unavailable _ -> {
                // nothing is known
            }
        }
    }

    static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    static int hour(Instant now) {
        return now.atOffset(ZoneOffset.UTC).getHour();
    }

    static int shard(Ref ref, int shards) {
        return Math.floorMod(ref.hex().hashCode(), shards);
    }
}
