package dev.twoticks.verification;

import dev.twoticks.verification.CountryBudget.Counting;
import dev.twoticks.verification.CountryBudget.Message;
import dev.twoticks.verification.budget.BudgetCeilings;
import dev.twoticks.verification.budget.BudgetCommit;
import dev.twoticks.verification.budget.BudgetCounts;
import dev.twoticks.verification.budget.BudgetDay;
import dev.twoticks.verification.budget.BudgetLimit;
import dev.twoticks.verification.budget.BudgetStore;
import dev.twoticks.verification.budget.BudgetTake;
import dev.twoticks.verification.budget.TotalSpend;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.plan.CountryPolicy;
import dev.twoticks.verification.plan.PolicySource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Counts each message against its country's budget and against everybody's before it is sent. The write that counts
/// is the decision; a figure remembered from before only ever allows less.
final class SendBudget {

    private final BudgetStore store;
    private final PolicySource policy;
    private final EventLog events;
    private final SpendAlerts alerts;
    private final CountryBudget countries;

    SendBudget(BudgetStore store, PolicySource policy, EventLog events) {
        this.store = store;
        this.policy = policy;
        this.events = events;
        this.alerts = new SpendAlerts(store, events);
        this.countries = new CountryBudget(store);
    }

    /// The item of its country that a verification's messages are counted on, as far as the country's size is known
    /// here. It is stored with the claim, and approvals go there.
    int shard(Country country, Ref ref, Instant now) {
        return shard(ref, countries.shards(country, day(now)));
    }

    /// Counts a message. Never throws: the delivery's slot is taken meanwhile.
    Booking book(Country country, Channel channel, Ref ref, int shard, Instant now) {
        return policy.country(country)
                .map(CountryPolicy::budget)
                .map(it -> new Message(country, it, it.prices().of(channel), ref, day(now), hour(now), shard))
                .map(this::book)
                .orElseGet(() -> new Booking.Full(BudgetLimit.NOT_ALLOWED, List.of()));
    }

    private Booking book(Message message) {
        try {
            InParallel.Both<Counting, Counting> both =
                    InParallel.both(() -> countries.take(message), () -> inTotal(message));
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

    /// A message whose own item is full goes to the next one that is not: the money is everybody's.
    private Counting inTotal(Message message) {
        TotalSpend total = new TotalSpend(policy.dailySpend());
        int own = total.item(message.ref().hex().hashCode());
        for (int tried = 0; tried < total.items(); tried++) {
            int item = (own + tried) % total.items();
            BudgetTake take = new BudgetTake(
                    BudgetDay.total(message.day(), item),
                    message.hour(),
                    BudgetCeilings.spend(total.part(item)),
                    message.price());
            if (store.takeBudget(take) instanceof BudgetCommit.Taken(BudgetCounts after)) {
                return new Counting(take, null, SpendAlerts.reached(take, after));
            }
        }
        return new Counting(
                null, BudgetLimit.TOTAL_SPEND, Optional.of(SpendAlerts.all(BudgetDay.total(message.day(), 0))));
    }

    /// Takes back what was counted for a message that is not sent. Best effort: what stays counted only allows
    /// less.
    void handBack(Booking booking) {
        switch (booking) {
            case Booking.Counted counted -> handBack(counted.takes());
            case Booking.Full _, Booking.Unavailable _ -> {
                // nothing was counted, or nobody knows
            }
        }
    }

    private void handBack(List<BudgetTake> takes) {
        InParallel.run(takes.stream().<Runnable>map(it -> () -> handBack(it)).toList());
    }

    private void handBack(BudgetTake take) {
        try {
            store.handBackBudget(take);
        } catch (StoreUnavailableException e) {
            events.record(Event.broken(e));
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
