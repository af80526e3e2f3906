package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.idempotency.IdempotencyKey;
import dev.twoticks.verification.idempotency.KeptAnswer;
import dev.twoticks.verification.idempotency.KeptName;
import dev.twoticks.verification.idempotency.Repeatable;
import dev.twoticks.verification.limit.AddressLimits;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A start that comes several times, and what it uses up of the limits of whoever sends it: one place.
final class RepeatedAtOnceTest {

    private static final String HERE = "203.0.113.7";
    private static final Repeatable KEY = repeatable("body");
    private static final KeptName NAME = KeptName.ofStart(FixedPolicy.WEB, KEY.key());

    private final World world = new World();

    /// What refuses a start, and may be the same start's own doing.
    enum Refusal {
        COOLDOWN(_ -> {}),
        LOCK(world -> world.lock(Examples.SIGN_IN)),
        CLOSED_PROVIDER(world -> world.memory.closeProvider(
                Examples.PROVIDER, new ProviderGate("auth_token", world.now().plusSeconds(600)))),
        FULL_WINDOW(world -> {
            world.passes(11);
            addressLimit(world, 1);
        }),
        CONFLICT(world -> {
            world.passes(60);
            world.store = answering(
                    world.store,
                    "start",
                    it -> it instanceof StartCommit.KeyTaken ? new StartCommit.KeyInFlight() : it);
        });

        @SuppressWarnings("ImmutableEnumChecker") // what is called holds nothing
        private final Consumer<World> comes;

        Refusal(Consumer<World> comes) {
            this.comes = comes;
        }
    }

    @ParameterizedTest
    @EnumSource
    void start_that_is_refused_gets_the_answer_of_the_same_start_made_since_the_gates_were_read(Refusal refusal) {
        String first = started(start(KEY));
        world.store = answering(world.memory, "gates", it -> with(null, (Gates) it));
        refusal.comes.accept(world);

        assertThat(started(start(KEY))).isEqualTo(first);
    }

    @Test
    void start_that_keeps_meeting_itself_is_in_flight_and_leaves_its_place_to_the_other() {
        world.store = (VerificationStore) Proxy.newProxyInstance(
                VerificationStore.class.getClassLoader(),
                new Class<?>[] {VerificationStore.class},
                (_, called, arguments) -> called.getName().equals("start")
                        ? new StartCommit.KeyInFlight()
                        : called.invoke(world.memory, arguments));

        assertThat(start(KEY)).isEqualTo(new StartResult.KeyInFlight());
        assertThat(start(KEY)).isEqualTo(new StartResult.KeyInFlight());

        assertThat(world.windows.counts().values()).isNotEmpty().containsOnly(1);
    }

    @Test
    void full_windows_do_not_stop_a_repeated_start() {
        addressLimit(world, 1);
        String first = started(start(KEY));
        world.passes(30);

        assertThat(started(start(KEY))).isEqualTo(first);
        assertThat(world.start(request(World.OTHER_NIGERIAN))).isInstanceOf(StartResult.RateLimited.class);
    }

    @Test
    void repeated_start_hands_back_what_it_has_counted() {
        start(KEY);
        Map<String, Integer> counted = world.windows.counts();
        for (int n = 0; n < 20; n++) {
            world.passes(7);
            start(KEY);
        }

        // the clock has not struck
        assertThat(world.windows.counts()).isEqualTo(counted);
        assertThat(counted.values()).containsOnly(1);
    }

    @Test
    void other_request_under_the_key_stays_counted_on_the_address_alone() {
        start(KEY);

        assertThat(world.start(request(World.NIGERIAN), repeatable("another body")))
                .isEqualTo(new StartResult.KeyReused());

        assertThat(world.windows.counts())
                .allSatisfy((window, count) ->
                        assertThat(count).as(window).isEqualTo(window.startsWith("address") ? 2 : 1));
    }

    @Test
    void start_that_comes_often_at_once_takes_one_place_and_is_nobody_elses_obstacle() {
        addressLimit(world, 1);
        List<Supplier<StartResult>> calls = IntStream.range(0, 50)
                .<Supplier<StartResult>>mapToObj(_ -> () -> start(KEY))
                .toList();

        Set<String> ids = InParallel.<StartResult>all(calls).stream()
                .map(RepeatedAtOnceTest::started)
                .collect(Collectors.toSet());

        assertThat(ids).hasSize(1);
        assertThat(world.activity().starts()).hasSize(1);
        assertThat(world.windows.counts().values()).containsOnly(1);
    }

    @Test
    void place_by_which_the_first_start_has_passed_is_not_handed_back_by_the_one_that_took_it() {
        world.store = InterruptedStore.before("gates", world.memory, () -> {
            awaitCounts(5);
            world.store = world.memory;
            start(KEY);
        });

        start(KEY);

        assertThat(world.windows.counts().values()).hasSize(5).containsOnly(1);
    }

    private void awaitCounts(int windows) {
        while (world.windows.counts().size() < windows) {
            Thread.onSpinWait();
        }
    }

    @Test
    void start_that_came_to_nothing_since_its_key_was_read_is_no_answer() {
        AtomicReference<KeptAnswer> read = new AtomicReference<>();
        world.workflow.available(false);
        world.workflow.meanwhile(() -> read.set(world.memory.kept(NAME).orElseThrow()));
        start(KEY);
        world.workflow.available(true);
        world.workflow.meanwhile(() -> {});
        world.store = answering(world.memory, "gates", it -> with(read.get(), (Gates) it));

        assertThat(start(KEY)).isEqualTo(new StartResult.WorkflowUnavailable());

        world.store = world.memory;
        assertThat(start(KEY)).isInstanceOf(StartResult.Started.class);
    }

    /// The first has no luck with the workflow, and its repetition has.
    @Test
    void start_that_its_repetition_has_made_good_is_not_taken_back() {
        AtomicReference<StartResult> repetition = new AtomicReference<>();
        world.store = InterruptedStore.before("cancelUnstarted", world.memory, () -> {
            world.workflow.available(true);
            repetition.set(start(KEY));
        });
        world.workflow.available(false);

        String first = started(start(KEY));

        assertThat(started(Objects.requireNonNull(repetition.get()))).isEqualTo(first);
        assertThat(world.activity().starts()).hasSize(1);
        assertThat(world.activity().released()).isEmpty();
    }

    @Test
    void repetition_that_comes_too_late_to_keep_a_start_from_being_taken_back_is_told_so() {
        VerificationStore taking = InterruptedStore.before("noteStarted", world.memory, () -> {
            KeptAnswer kept = world.memory.kept(NAME).orElseThrow();
            assertThat(world.memory.cancelUnstarted(
                            kept.request().ref(), world.phone(World.NIGERIAN), NAME, world.now()))
                    .isTrue();
        });
        started(start(KEY));
        world.store = taking;

        assertThat(start(KEY)).isEqualTo(new StartResult.WorkflowUnavailable());
        world.store = world.memory;
        assertThat(start(KEY)).isInstanceOf(StartResult.Started.class);
    }

    /// However many come at once, each under a key of its own.
    @Test
    void starts_that_their_address_refuses_use_up_nothing_that_strangers_share() {
        addressLimit(world, 1);
        started(start(KEY));
        List<Supplier<StartResult>> calls = IntStream.range(0, 200)
                .<Supplier<StartResult>>mapToObj(it -> () -> world.start(
                        request(World.OTHER_NIGERIAN), Repeatable.of(new IdempotencyKey("key-" + it), "body")))
                .toList();

        assertThat(InParallel.<StartResult>all(calls)).hasOnlyElementsOfType(StartResult.RateLimited.class);

        assertThat(world.windows.counts())
                .allSatisfy((window, count) -> assertThat(count).as(window).isLessThanOrEqualTo(1));
    }

    private static void addressLimit(World world, int starts) {
        world.policy.addressLimits(new AddressLimits(starts, starts, 3, 60));
    }

    /// A store that answers one call otherwise.
    private static VerificationStore answering(
            VerificationStore behind, String method, UnaryOperator<@Nullable Object> other) {
        return (VerificationStore) Proxy.newProxyInstance(
                VerificationStore.class.getClassLoader(),
                new Class<?>[] {VerificationStore.class},
                (_, called, arguments) -> {
                    try {
                        Object answer = called.invoke(behind, arguments);
                        return called.getName().equals(method) ? other.apply(answer) : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Gates with(@Nullable KeptAnswer kept, Gates gates) {
        return new Gates(gates.activity(), gates.lock(), gates.provider(), gates.budget(), gates.breakers(), kept);
    }

    private StartResult start(Repeatable repeatable) {
        return world.start(request(World.NIGERIAN), repeatable);
    }

    private static StartRequest request(String number) {
        return StartRequests.GOOD.withNumber(number).from(HERE).request();
    }

    private static String started(StartResult result) {
        assertThat(result).isInstanceOf(StartResult.Started.class);
        return ((StartResult.Started) result).id().reveal();
    }

    private static Repeatable repeatable(String body) {
        return Repeatable.of(new IdempotencyKey("key"), body);
    }
}
