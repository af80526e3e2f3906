package dev.twoticks.verification;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.policy.YamlPolicySource;
import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.plan.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Fourteen days of bought traffic under the shipped policy, with caps that fit the people of the simulation.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PumpingSimulationTest {

    private static final Path PICTURE = Path.of("..", "docs", "images", "pumping.svg");

    private final PolicySource shipped = YamlPolicySource.read(Path.of("..", "infrastructure", "policy"));
    private final CompletableFuture<PumpingOutcome> beside =
            CompletableFuture.supplyAsync(() -> PumpingSimulation.withoutBudgets(shipped));
    private final PumpingOutcome with = PumpingSimulation.withBudgets(shipped);
    private final PumpingOutcome without = beside.join();

    @Test
    void a_country_with_little_traffic_gets_three_unverified_sms_an_hour_and_twenty_a_day() {
        assertThat(with.mostUnverifiedInAnHour()).isBetween(1, 3);
        assertThat(with.mostUnverifiedOnADay()).isBetween(1, 20);
    }

    @Test
    void of_a_thousand_people_fewer_than_five_are_refused() {
        assertThat(with.genuineInAll()).isEqualTo(1000 * PumpingSimulation.DAYS);
        // as docs/assurance.md has it
        assertThat(with.refusedInAll()).isEqualTo(21).isLessThan(5 * PumpingSimulation.DAYS);
    }

    @Test
    void the_attacked_country_s_own_people_are_refused_on_the_days_of_the_attack_and_on_no_other() {
        Country attacked = PumpingSimulation.ATTACKED;
        assertThat(with.genuineIn(attacked)).isEqualTo(4 * PumpingSimulation.DAYS);
        // the price of the allowance: all of theirs may go to the attacker
        assertThat(with.refusedIn(attacked)).isEqualTo(attackDays().collect(toMap(it -> it, _ -> 4)));
    }

    private static Stream<Integer> attackDays() {
        return Stream.iterate(PumpingSimulation.ATTACK_DAY, it -> it + 1).limit(PumpingSimulation.ATTACK_DAYS);
    }

    @Test
    void without_budgets_every_number_of_the_attack_costs_an_sms() {
        assertThat(without.unverifiedSms()).isGreaterThanOrEqualTo(PumpingSimulation.ATTACKED_NUMBERS);
        assertThat(without.refusedInAll()).isZero();
    }

    @Test
    void the_picture_shows_what_the_simulation_makes() throws IOException {
        String picture = PumpingPicture.of(with, without);
        if (System.getProperty("picture.write") != null) {
            Files.writeString(PICTURE, picture);
        }

        assertThat(PICTURE)
                .as("docs/images/pumping.svg is stale: write it again with -Dpicture.write")
                .hasContent(picture);
    }
}
