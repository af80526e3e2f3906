package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FALLBACK;
import static dev.twoticks.verification.Examples.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.budget.BudgetRules;
import dev.twoticks.verification.budget.BudgetRules.Mode;
import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.TaskToken;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who tells whoever pays, and when. An SMS costs a dollar here, WhatsApp ten cents.
final class SpendAlertsTest {

    private static final Money DOLLAR = Money.dollars(1);

    private final World world = new World();
    private int numbers = 1000;

    private void budget(int perHour, Money dailySpend) {
        world.policy.budget(
                new BudgetRules(Mode.ENFORCE, perHour, 100, 50, 100, dailySpend, FixedPolicy.GENEROUS.prices()));
    }

    private VerificationId started() {
        return world.started("+234803123" + numbers++);
    }

    private StartResult next() {
        return world.start(StartRequests.of("+234803123" + numbers++));
    }

    private VerificationId sent() {
        return sentBy(world.sender());
    }

    private VerificationId sentBy(SendCode function) {
        VerificationId id = started();
        function.send(new DeliveryTask(
                id.ref(), FIRST, Channel.WHATSAPP, FixedPolicy.NIGERIA, new TaskToken("task of " + id.ref())));
        return id;
    }

    private List<String> alerts() {
        return world.events.named(Event.ALERT).stream()
                .filter(it -> "spend_cap".equals(it.fields().get("reason")))
                .map(it -> it.fields().get("account") + " " + it.fields().get("percent"))
                .toList();
    }

    @Test
    void whoever_pays_is_told_at_eighty_and_at_a_hundred_percent_once() {
        budget(100, DOLLAR);
        for (int n = 0; n < 7; n++) {
            sent();
        }
        assertThat(alerts()).isEmpty();
        sent();
        sent();
        assertThat(alerts()).containsExactly("NG 80");
        VerificationId last = sent();
        assertThat(alerts()).containsExactly("NG 80");
        world.send(last.ref(), FALLBACK);
        next();
        next();
        assertThat(alerts()).containsExactly("NG 80", "NG 100");
    }

    @Test
    void a_start_tells_whoever_pays_if_no_send_has_found_the_money_spent() {
        world.policy.dailySpend(new Money(100_000));
        sent();
        next();
        next();
        assertThat(alerts()).containsExactly("total 80", "total 100");
    }

    @Test
    void the_message_that_reaches_eighty_percent_tells_it() {
        budget(100, DOLLAR);
        for (int n = 1; n < 8; n++) {
            sent();
        }
        assertThat(alerts()).isEmpty();

        sent();

        assertThat(alerts()).containsExactly("NG 80");
    }

    @Test
    void a_message_that_finds_its_country_s_money_spent_tells_it() {
        budget(100, DOLLAR);

        world.send(sent().ref(), FALLBACK);

        assertThat(alerts()).containsExactly("NG 100");
    }

    @Test
    void a_message_that_finds_everybody_s_money_spent_tells_it() {
        world.policy.dailySpend(DOLLAR);

        world.send(sent().ref(), FALLBACK);

        assertThat(alerts()).containsExactly("total 100");
    }

    @Test
    void a_start_that_finds_its_country_s_money_spent_tells_it() {
        budget(100, new Money(100_000));
        sent();
        assertThat(alerts()).containsExactly("NG 80");

        assertThat(world.start(StartRequests.of(World.NIGERIAN))).isInstanceOf(StartResult.RateLimited.class);

        assertThat(alerts()).containsExactly("NG 80", "NG 100");
    }

    @Test
    void an_hour_without_room_is_nothing_to_tell() {
        budget(1, Money.dollars(1000));

        world.send(sent().ref(), FALLBACK);

        assertThat(world.events.named("budget.refused")).hasSize(1);
        assertThat(alerts()).isEmpty();
    }

    @Test
    void a_function_that_has_told_it_asks_the_table_again_on_the_next_day_alone() {
        budget(100, DOLLAR);
        WatchedStore watched = new WatchedStore(world.memory);
        world.store = watched.store();
        SendCode function = world.sender();
        for (int n = 0; n < 10; n++) {
            sentBy(function);
        }
        assertThat(watched.calls()).containsOnlyOnce("markSpending");

        world.passes(24 * 3600);
        for (int n = 0; n < 10; n++) {
            sentBy(function);
        }

        assertThat(watched.calls()).filteredOn("markSpending"::equals).hasSize(2);
        assertThat(alerts()).containsExactly("NG 80", "NG 80");
    }
}
