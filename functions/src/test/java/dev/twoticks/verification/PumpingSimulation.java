package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FALLBACK;
import static dev.twoticks.verification.Examples.FIRST;

import dev.twoticks.verification.budget.ApprovedDays;
import dev.twoticks.verification.budget.BudgetRules;
import dev.twoticks.verification.budget.BudgetRules.Mode;
import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Delivery;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.plan.CountryPolicy;
import dev.twoticks.verification.plan.PolicySource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Two weeks of a service in six countries, after two in which the countries' budgets were only recorded, as the
/// owner's guide has it. Within them somebody has codes sent to ten thousand numbers of a country where little
/// happens. The use cases are the real ones; people and the attacker are not.
final class PumpingSimulation {

    /// Days that are looked at.
    static final int DAYS = 14;

    /// The attack begins on this day of those and lasts three.
    static final int ATTACK_DAY = 5;

    static final int ATTACK_DAYS = 3;
    static final int ATTACKED_NUMBERS = 10_000;
    static final Country ATTACKED = new Country("TZ");

    private static final Instant BEGIN = Instant.parse("2026-11-02T00:00:00Z");

    /// These people have numbers in a row, as people have not: no block of numbers is limited.
    private static final int SCATTERED = 1_000_000;

    private static final int NOT_ON_WHATSAPP_IN = 10;

    /// Weight of each hour of the day: nights are quiet, evenings busy.
    private static final int[] HOURS = {1, 1, 1, 1, 1, 2, 4, 6, 7, 7, 6, 6, 6, 6, 6, 6, 7, 8, 9, 9, 8, 6, 4, 2};

    /// What people of a country do.
    ///
    /// @param prefix of its numbers, which end in `digits` more
    /// @param daily starts a day
    /// @param conversion of a hundred starts so many end with the code
    private record Land(String code, String prefix, int digits, int daily, int conversion) {}

    /// A thousand starts a day in all, at sixty to ninety percent.
    private static final List<Land> LANDS = List.of(
            new Land("NG", "+234803", 7, 450, 60),
            new Land("KE", "+25471", 7, 250, 75),
            new Land("IN", "+9198", 8, 192, 90),
            new Land("GH", "+23324", 7, 100, 80),
            new Land("TZ", "+25571", 7, 4, 75),
            new Land("UG", "+25677", 7, 4, 75));

    /// Something that somebody does at some time; what is due at once happens in the order it was planned in.
    private record Step(Instant at, int order, Runnable action) {}

    private final World world = new World();
    private final Random people = new Random(20261102);
    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.comparing(Step::at).thenComparingInt(Step::order));
    private final PumpingTally tally = new PumpingTally(world, BEGIN);
    private final List<CountryPolicy> countries = new ArrayList<>();
    private int planned;

    private PumpingSimulation() {}

    /// Under the shipped policy, but for the caps: the four countries with traffic have 60 dollars a day and
    /// all together 120, about twice what they need, as the owner's guide says. The shipped 20 and 50 would end
    /// most days of these people early.
    static PumpingOutcome withBudgets(PolicySource shipped) {
        PumpingSimulation simulation = new PumpingSimulation();
        for (Land land : LANDS) {
            CountryPolicy country = shipped.country(new Country(land.code())).orElseThrow();
            simulation.countries.add(
                    land.daily() < 100 ? country : with(country, capped(country.budget(), Money.dollars(60))));
        }
        simulation.world.policy.dailySpend(Money.dollars(120));
        return simulation.run();
    }

    /// The same people and the same attacker, and nothing but the limits of each number.
    static PumpingOutcome withoutBudgets(PolicySource shipped) {
        PumpingSimulation simulation = new PumpingSimulation();
        for (Land land : LANDS) {
            CountryPolicy country = shipped.country(new Country(land.code())).orElseThrow();
            BudgetRules rules = country.budget();
            simulation.countries.add(with(
                    country,
                    new BudgetRules(
                            Mode.RECORD_ONLY, 1_000_000, 1_000_000, 0, 0, Money.dollars(100_000), rules.prices())));
        }
        return simulation.run();
    }

    private static BudgetRules capped(BudgetRules rules, Money dailySpend) {
        return new BudgetRules(
                rules.mode(),
                rules.unverifiedPerHour(),
                rules.unverifiedPerDay(),
                rules.hourlySharePercent(),
                rules.dailySharePercent(),
                dailySpend,
                rules.prices());
    }

    private static CountryPolicy with(CountryPolicy country, BudgetRules budget) {
        return new CountryPolicy(
                country.country(),
                country.channels(),
                country.receiptWait(),
                country.success(),
                country.brandRequired(),
                country.language(),
                country.resend(),
                SCATTERED,
                budget);
    }

    private PumpingOutcome run() {
        world.clock.forward(Duration.between(world.now(), BEGIN));
        countries.forEach(world.policy::put);
        LANDS.forEach(this::remember);
        LANDS.forEach(this::planPeople);
        planAttack();
        while (!steps.isEmpty()) {
            Step next = steps.remove();
            world.clock.forward(Duration.between(world.now(), next.at()));
            next.action().run();
        }
        return tally.outcome();
    }

    /// What the two weeks before have left: the days' approvals.
    private void remember(Land land) {
        for (int day = 1; day <= ApprovedDays.DAYS; day++) {
            world.memory.countApproved(
                    new Country(land.code()),
                    SendBudget.day(BEGIN).minusDays(day),
                    land.daily() * land.conversion() / 100);
        }
    }

    private void plan(Instant at, Runnable action) {
        steps.add(new Step(at, planned++, action));
    }

    private void planPeople(Land land) {
        int number = 0;
        for (int day = 0; day < DAYS; day++) {
            for (int start = 0; start < land.daily(); start++) {
                Instant at = BEGIN.plus(Duration.ofDays(day)).plusSeconds(secondOfDay());
                String phone = land.prefix() + String.format("%0" + land.digits() + "d", number++ * 7L + 1_000_000);
                boolean types = people.nextInt(100) < land.conversion();
                boolean onWhatsApp = people.nextInt(NOT_ON_WHATSAPP_IN) != 0;
                plan(at, () -> start(phone, onWhatsApp, types, new Country(land.code())));
            }
        }
    }

    private int secondOfDay() {
        int weights = 0;
        for (int weight : HOURS) {
            weights += weight;
        }
        int left = people.nextInt(weights);
        int hour = 0;
        while (left >= HOURS[hour]) {
            left -= HOURS[hour++];
        }
        return hour * 3600 + people.nextInt(3600);
    }

    /// Evenly over three days and nights, to numbers that are on no WhatsApp, so that each costs an SMS.
    private void planAttack() {
        Instant begin = BEGIN.plus(Duration.ofDays(ATTACK_DAY));
        long apart = Duration.ofDays(ATTACK_DAYS).toMillis() / ATTACKED_NUMBERS;
        for (int number = 0; number < ATTACKED_NUMBERS; number++) {
            String phone = "+25575" + String.format("%07d", number * 997L);
            plan(begin.plusMillis(number * apart), () -> start(phone, false, false, null));
        }
    }

    /// @param home of a person; the attacker has none
    private void start(String phone, boolean onWhatsApp, boolean types, @Nullable Country home) {
        StartResult result = world.start(StartRequests.of(phone));
        tally.asked(home);
        if (result instanceof StartResult.Started started) {
            deliver(started.id(), onWhatsApp, types, home);
        } else {
            tally.refused(home);
        }
    }

    /// WhatsApp, then SMS where the number is not there; then the code, if the person types it.
    private void deliver(VerificationId id, boolean onWhatsApp, boolean types, @Nullable Country home) {
        boolean arrived = sent(id, FIRST) && onWhatsApp;
        if (!arrived && !stopped(id, FIRST)) {
            world.receipt(id.ref(), FIRST, DeliveryStatus.UNDELIVERED, Examples.NOT_ON_WHATSAPP);
            arrived = sent(id, FALLBACK);
        }
        if (!arrived) {
            tally.refused(home);
        }
        if (arrived && types) {
            plan(world.now().plusSeconds(15 + people.nextInt(60)), () -> world.check(id, World.code(id)));
        } else {
            tally.unverified(id);
        }
    }

    private boolean stopped(VerificationId id, DeliveryId delivery) {
        return world.delivery(id, delivery).failure() != null;
    }

    private boolean sent(VerificationId id, DeliveryId delivery) {
        world.send(id.ref(), delivery);
        Delivery now = world.delivery(id, delivery);
        if (now.status().bad()) {
            return false;
        }
        tally.paid(id, now.channel());
        return true;
    }
}
