package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FALLBACK;
import static dev.twoticks.verification.Examples.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.budget.BudgetCeilings;
import dev.twoticks.verification.budget.BudgetDay;
import dev.twoticks.verification.budget.BudgetRules;
import dev.twoticks.verification.budget.BudgetRules.Mode;
import dev.twoticks.verification.budget.BudgetTake;
import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.TaskToken;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a function remembers of the counters spares it calls, and lets a start ask the right one.
final class BudgetCallsTest {

    private static final Money PLENTY = Money.dollars(1000);

    private final World world = new World();
    private final WatchedStore watched = new WatchedStore(world.memory);
    private int numbers = 1000;

    private void budget(int perHour, int sharePercent) {
        world.policy.budget(new BudgetRules(
                Mode.ENFORCE, perHour, 100, sharePercent, sharePercent, PLENTY, FixedPolicy.GENEROUS.prices()));
    }

    private String number() {
        return "+234803123" + numbers++;
    }

    private VerificationId sentBy(SendCode function) {
        VerificationId id = world.started(number());
        function.send(new DeliveryTask(
                id.ref(), FIRST, Channel.WHATSAPP, FixedPolicy.NIGERIA, new TaskToken("task of " + id.ref())));
        return id;
    }

    @Test
    void approvals_that_a_function_has_learned_of_let_the_next_message_pass_at_once() {
        budget(3, 50);
        world.store = watched.store();
        SendCode function = world.sender();
        List<VerificationId> ids = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            ids.add(sentBy(function));
        }
        ids.forEach(it -> world.check(it, World.code(it)));

        sentBy(function);
        sentBy(function);

        assertThat(world.sender.sent()).hasSize(5);
        assertThat(watched.calls()).containsOnlyOnce("approvedDays");
    }

    @Test
    void everybody_s_money_is_asked_for_once_an_item() {
        world.policy.dailySpend(Money.dollars(1));
        VerificationId id = sentBy(world.sender());
        world.store = watched.store();

        world.send(id.ref(), FALLBACK);

        // the country's item, and the only one of everybody's
        assertThat(watched.calls()).filteredOn("takeBudget"::equals).hasSize(2);
        assertThat(world.sender.sent()).hasSize(1);
    }

    @Test
    void a_start_that_has_seen_how_large_the_country_is_lets_the_next_ask_its_own_item() {
        budget(2, 0);
        LocalDate today = SendBudget.day(world.now());
        world.memory.countApproved(FixedPolicy.NIGERIA, today.minusDays(2), 2400);
        for (int item = 0; item < 2; item++) {
            BudgetDay day = BudgetDay.of(FixedPolicy.NIGERIA, today, item);
            world.memory.takeBudget(new BudgetTake(
                    day, SendBudget.hour(world.now()), BudgetCeilings.spend(PLENTY), new Money(100_000)));
        }
        StartVerification function = new StartVerification(
                world.store, world.workflow, world.policy, world.keys, world.windows, world.surroundings());
        function.start(StartRequests.of(number()), null);

        // of eight some are of either item, and both are full
        for (int n = 0; n < 8; n++) {
            assertThat(function.start(StartRequests.of(number()), null)).isInstanceOf(StartResult.RateLimited.class);
        }
    }
}
