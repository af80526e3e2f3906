package dev.twoticks.verification;

import static dev.twoticks.verification.WindowLimits.british;
import static dev.twoticks.verification.WindowLimits.nigerian;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.twoticks.verification.StartAdmission.Admission;
import dev.twoticks.verification.limit.RequestWindows;
import dev.twoticks.verification.limit.RequestWindows.Count;
import dev.twoticks.verification.limit.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What one address, a block of numbers and an application may start. Every number here is another one, so that the
/// limits of numbers stay out of it.
final class StartWindowsTest {

    private static final String HERE = "203.0.113.7";

    private final World world = new World();
    private final WindowLimits limits = new WindowLimits(world.policy);
    private int numbers;

    private StartResult start(StartRequests request) {
        return world.start(request.request());
    }

    /// A valid number of another block each time.
    private StartRequests next() {
        return StartRequests.GOOD.withNumber(nigerian(numbers++));
    }

    private void limits(int hour, int day, int countries) {
        limits.addresses(hour, day, countries);
    }

    private void blocks(int anHour) {
        limits.blocks(anHour);
    }

    private void quota(String clientId, int hour, int day) {
        limits.quota(clientId, hour, day);
    }

    private static void started(StartResult result) {
        assertThat(result).isInstanceOf(StartResult.Started.class);
    }

    private void limitedUntil(StartResult result, String until) {
        assertThat(result).isEqualTo(new StartResult.RateLimited(Instant.parse(until)));
    }

    @Nested
    final class of_one_address {

        @Test
        void the_tenth_start_of_an_hour_is_the_last_until_the_clock_strikes() {
            limits(10, 30, 3);
            IntStream.range(0, 10).forEach(_ -> started(start(next().from(HERE))));

            int sent = world.workflow.started().size();
            List<String> before = List.copyOf(world.commits);
            limitedUntil(start(next().from(HERE)), "2026-11-24T11:00:00Z");
            assertThat(world.commits).isEqualTo(before);
            assertThat(world.workflow.started()).hasSize(sent);

            started(start(next().from("203.0.113.8")));
            world.clock.forward(Duration.between(world.now(), Instant.parse("2026-11-24T11:00:00Z")));
            started(start(next().from(HERE)));
        }

        @Test
        void the_thirtieth_start_of_a_day_is_the_last_until_midnight() {
            limits(10, 30, 3);
            for (int i = 0; i < 30; i++) {
                started(start(next().from(HERE)));
                world.passes(Duration.ofMinutes(10).toSeconds());
            }

            limitedUntil(start(next().from(HERE)), "2026-11-25T00:00:00Z");
        }

        @Test
        void numbers_of_another_country_are_refused_when_enough_are_counted() {
            limits(10, 30, 1);
            started(start(next().from(HERE)));

            limitedUntil(start(next().withNumber(british(1)).from(HERE)), "2026-11-25T00:00:00Z");
            started(start(next().from(HERE)));
        }

        @Test
        void what_limits_it_is_for_the_event_log_alone() {
            limits(1, 1, 1);
            started(start(next().from(HERE)));
            start(next().withNumber(british(1)).from(HERE));

            assertThat(world.events.events()).last().satisfies(it -> {
                assertThat(it.name()).isEqualTo("request.limited");
                assertThat(it.fields())
                        .isEqualTo(Map.of(
                                "windows", "address_hour, address_day, countries", "client_id", FixedPolicy.WEB));
            });
        }

        @Test
        void what_the_number_refuses_stays_counted_on_the_address() {
            limits(2, 30, 3);
            StartRequests same = next().from(HERE);
            started(start(same));
            assertThat(start(same)).isInstanceOf(StartResult.PhoneLimited.class);

            limitedUntil(start(next().from(HERE)), "2026-11-24T11:00:00Z");
        }

        @Test
        void what_the_files_refuse_costs_nothing() {
            start(next().withNumber("+234803").from(HERE));
            start(next().withCaller("nobody", null, null));

            assertThat(world.windows.keys()).isEmpty();
        }

        @Test
        void whoever_has_no_address_shares_one() {
            limits(2, 30, 3);
            started(start(next()));
            started(start(next()));

            assertThat(start(next())).isInstanceOf(StartResult.RateLimited.class);
        }
    }

    @Nested
    final class of_a_confidential_application {

        private StartRequests server() {
            return next().withCaller(FixedPolicy.SERVER, FixedPolicy.SERVER_SECRET, null);
        }

        @Test
        void its_own_address_is_never_limited() {
            limits(1, 1, 1);

            IntStream.range(0, 20).forEach(_ -> started(start(server().from(HERE))));
        }

        @Test
        void its_peoples_addresses_are_where_it_tells_them() {
            limits(1, 1, 1);
            StartRequests person = server().of(StartRequests.address(HERE));
            started(start(person));

            assertThat(start(server().of(StartRequests.address(HERE)))).isInstanceOf(StartResult.RateLimited.class);
            assertThat(start(next().from(HERE))).isInstanceOf(StartResult.RateLimited.class);
            started(start(server().of(StartRequests.address("203.0.113.8"))));
        }

        @Test
        void nobody_else_is_believed() {
            assertThat(start(next().of(StartRequests.address(HERE)))).isEqualTo(new StartResult.SignalsNotTaken());
            assertThat(world.windows.keys()).isEmpty();
        }
    }

    @Nested
    final class of_a_block_and_an_application {

        @Test
        void ten_starts_an_hour_are_what_a_block_takes_whoever_asks() {
            blocks(10);
            for (int i = 0; i < 10; i++) {
                started(start(
                        StartRequests.GOOD.withNumber("+2348031234" + (100 + i)).from("203.0.113." + i)));
            }

            limitedUntil(
                    start(StartRequests.GOOD.withNumber("+2348031234999").from("198.51.100.1")),
                    "2026-11-24T11:00:00Z");
            started(start(StartRequests.GOOD.withNumber("+2348031235999").from("198.51.100.1")));
        }

        @Test
        void an_application_has_its_hour_and_its_day() {
            quota(FixedPolicy.WEB, 2, 3);
            started(start(next()));
            started(start(next()));
            limitedUntil(start(next()), "2026-11-24T11:00:00Z");

            world.passes(Duration.ofHours(1).toSeconds());
            started(start(next()));
            limitedUntil(start(next()), "2026-11-25T00:00:00Z");
            started(start(next().withCaller(FixedPolicy.SERVER, FixedPolicy.SERVER_SECRET, null)));
        }

        @Test
        void refused_requests_of_one_stranger_use_up_nothing_of_theirs() {
            blocks(5);
            quota(FixedPolicy.WEB, 5, 5);
            limits(3, 30, 3);
            String number = nigerian(1);
            for (int i = 0; i < 100; i++) {
                start(StartRequests.GOOD.withNumber(number).from(HERE));
            }
            for (int i = 0; i < 100; i++) {
                start(StartRequests.GOOD.withNumber(number).from("198.51.100." + i));
            }

            // one of the two hundred began, and four more may
            IntStream.range(0, 4)
                    .forEach(it -> started(start(StartRequests.GOOD
                            .withNumber(number.substring(0, 11) + (100 + it))
                            .from("192.0.2." + it))));
            limitedUntil(
                    start(StartRequests.GOOD
                            .withNumber(number.substring(0, 11) + 200)
                            .from("192.0.2.9")),
                    "2026-11-25T00:00:00Z");
        }

        @Test
        void what_the_workflow_could_not_begin_is_given_back() {
            blocks(1);
            world.workflow.available(false);
            assertThat(start(next())).isEqualTo(new StartResult.WorkflowUnavailable());
            world.workflow.available(true);
            numbers--;

            started(start(next()));
        }
    }

    @Test
    void windows_are_counted_while_the_gates_are_read() {
        CyclicBarrier meeting = new CyclicBarrier(2);
        world.store = InterruptedStore.before("gates", world.memory, () -> meet(meeting));
        RequestWindows windows = new RequestWindows() {
            @Override
            public Count count(Window window) {
                if (window.kind() == Window.Kind.BLOCK) {
                    meet(meeting);
                }
                return world.windows.count(window);
            }

            @Override
            public void giveBack(Window window) {
                world.windows.giveBack(window);
            }
        };

        started(new StartVerification(
                        world.store, world.workflow, world.policy, world.keys, windows, world.surroundings())
                .start(next().request()));
    }

    @Test
    void without_windows_nothing_is_started() {
        world.windows.breakDown();

        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> start(next()));
        assertThat(world.commits).isEmpty();
        assertThat(world.workflow.started()).isEmpty();
    }

    @Test
    void signals_are_refused_by_the_files_alone() {
        assertThat(new StartAdmission(world.policy)
                        .decide(next().of(StartRequests.address(HERE)).request()))
                .isEqualTo(new Admission.Refused(new StartResult.SignalsNotTaken()));
    }

    private static void meet(CyclicBarrier meeting) {
        try {
            meeting.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("not at the same time", e);
        }
    }
}
