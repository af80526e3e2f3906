package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.SendOutcome;
import dev.twoticks.verification.idempotency.IdempotencyKey;
import dev.twoticks.verification.idempotency.Repeatable;
import dev.twoticks.verification.limit.RequestWindows;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How often each use case crosses the network, one call after the other: what people wait for.
final class RoundTripsTest {

    private final World world = new World();
    private final List<String> trips = Collections.synchronizedList(new ArrayList<>());
    private final RequestWindows windows = watched(RequestWindows.class, world.windows);
    private final VerificationStore store = watched(VerificationStore.class, world.memory);
    private final DeliveryWorkflow workflow = watched(DeliveryWorkflow.class, world.workflow);
    private final DeliveryTasks tasks = watched(DeliveryTasks.class, world.tasks);

    @BeforeEach
    void watch() {
        world.store = store;
    }

    private <T> T watched(Class<T> port, T behind) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
                    trips.add(port.getSimpleName() + "." + method.getName());
                    try {
                        return method.invoke(behind, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private VerificationId sent() {
        VerificationId id = world.started();
        world.send(id.ref(), Examples.FIRST);
        trips.clear();
        return id;
    }

    /// Calls that are made at the same time stand in one trip, with a plus between them, in any order.
    private void tripsAre(String... expected) {
        areInTurn(trips, expected);
    }

    private static void areInTurn(List<String> made, String... expected) {
        List<String> left = List.copyOf(made);
        for (String trip : expected) {
            List<String> calls = List.of(trip.split(" \\+ "));
            assertThat(left).hasSizeGreaterThanOrEqualTo(calls.size());
            assertThat(left.subList(0, calls.size())).containsExactlyInAnyOrderElementsOf(calls);
            left = left.subList(calls.size(), left.size());
        }
        assertThat(left).isEmpty();
    }

    /// Trips of which the first are made at once, in whatever order, together with all the windows.
    private void tripsWithWindowsAre(String atOnce, String... afterwards) {
        List<String> first = trips.stream()
                .takeWhile(it -> it.equals(atOnce) || it.equals("RequestWindows.count"))
                .toList();
        assertThat(first).contains(atOnce, "RequestWindows.count");
        areInTurn(trips.subList(first.size(), trips.size()), afterwards);
    }

    /// Windows are counted, and given back, at the same time as something else.
    private void tripsBesidesWindowsAre(String... expected) {
        assertThat(trips.stream().filter(it -> !it.startsWith("RequestWindows.")))
                .containsExactly(expected);
    }

    @Test
    void start_makes_three() {
        new StartVerification(store, workflow, world.policy, world.keys, windows, world.surroundings())
                .start(StartRequests.GOOD.request());

        tripsWithWindowsAre("VerificationStore.gates", "VerificationStore.start", "DeliveryWorkflow.start");
    }

    @Test
    void check_makes_two_and_one_for_all_open_tasks_when_it_approves() {
        VerificationId id = sent();
        CheckCode check =
                new CheckCode(store, tasks, world.policy, world.keys, world.tokens, windows, world.surroundings());

        check.check(id, World.SHOP, World.wrong(id));
        tripsWithWindowsAre("VerificationStore.find", "VerificationStore.countWrong");

        trips.clear();
        check.check(id, World.SHOP, World.code(id));
        tripsWithWindowsAre(
                "VerificationStore.find",
                "VerificationStore.approve",
                "DeliveryTasks.endAll + VerificationStore.returnBudget + VerificationStore.countApproved");
    }

    @Test
    void repeated_start_makes_two_and_two_more_while_nothing_is_claimed() {
        Repeatable key = Repeatable.of(new IdempotencyKey("k"), "{}");
        StartVerification start =
                new StartVerification(store, workflow, world.policy, world.keys, windows, world.surroundings());
        StartResult.Started started = (StartResult.Started) start.start(StartRequests.GOOD.request(), key);
        tripsBesidesWindowsAre("VerificationStore.gates", "VerificationStore.start", "DeliveryWorkflow.start");

        trips.clear();
        start.start(StartRequests.GOOD.request(), key);
        tripsBesidesWindowsAre(
                "VerificationStore.gates",
                "VerificationStore.find",
                "DeliveryWorkflow.start",
                "VerificationStore.noteStarted");

        world.send(started.id().ref(), Examples.FIRST);
        trips.clear();
        start.start(StartRequests.GOOD.request(), key);
        tripsBesidesWindowsAre("VerificationStore.gates", "VerificationStore.find");
    }

    @Test
    void start_that_is_refused_makes_two_and_under_a_key_one_more_to_read_it() {
        StartVerification start =
                new StartVerification(store, workflow, world.policy, world.keys, windows, world.surroundings());
        start.start(StartRequests.GOOD.request());
        trips.clear();

        start.start(StartRequests.GOOD.request());
        tripsWithWindowsAre("VerificationStore.gates", handedBack());

        trips.clear();
        start.start(StartRequests.GOOD.request(), Repeatable.of(new IdempotencyKey("k"), "{}"));
        tripsWithWindowsAre("VerificationStore.gates", "VerificationStore.kept", handedBack());
    }

    /// All windows that strangers share, at once.
    private String handedBack() {
        List<String> back =
                trips.stream().filter("RequestWindows.giveBack"::equals).toList();
        assertThat(back).isNotEmpty();
        return String.join(" + ", back);
    }

    @Test
    void repeated_check_makes_two() {
        VerificationId id = sent();
        Repeatable key = Repeatable.of(new IdempotencyKey("k"), "{}");
        CheckCode check =
                new CheckCode(store, tasks, world.policy, world.keys, world.tokens, windows, world.surroundings());
        check.check(id, World.SHOP, World.wrong(id), key);
        trips.clear();

        check.check(id, World.SHOP, World.wrong(id), key);
        tripsBesidesWindowsAre("VerificationStore.find", "VerificationStore.countWrong");

        world.cancel(id);
        trips.clear();
        check.check(id, World.SHOP, World.wrong(id), key);
        tripsBesidesWindowsAre("VerificationStore.find", "VerificationStore.kept");
    }

    @Test
    void read_makes_one() {
        VerificationId id = sent();
        world.view(id);

        tripsAre("VerificationStore.find");
    }

    @Test
    void receipt_makes_one_and_one_for_its_task_and_one_to_remember() {
        VerificationId id = sent();
        RecordReceipt receipts = new RecordReceipt(store, tasks, world.policy, world.surroundings());

        receipts.record(world.receiptOf(id.ref(), Examples.FIRST, DeliveryStatus.SENT, null));
        tripsAre("VerificationStore.recordReceipt");

        trips.clear();
        receipts.record(
                world.receiptOf(id.ref(), Examples.FIRST, DeliveryStatus.UNDELIVERED, Examples.NOT_ON_WHATSAPP));
        tripsAre("VerificationStore.recordReceipt", "DeliveryTasks.answer", "VerificationStore.rememberNotOnWhatsApp");
    }

    @Test
    void send_makes_two_around_the_provider_and_one_to_remember() {
        VerificationId id = world.started();
        trips.clear();
        world.sender.meanwhile(() -> trips.add("provider"));

        world.send(id.ref(), Examples.FIRST);
        tripsAre(
                "VerificationStore.claim + VerificationStore.takeBudget + VerificationStore.takeBudget",
                "provider",
                "VerificationStore.recordSend + VerificationStore.countCalls");

        trips.clear();
        world.sender.answers(new SendOutcome.CredentialsRefused("auth_token"));
        world.send(id.ref(), Examples.FALLBACK);
        tripsAre(
                "VerificationStore.claim + VerificationStore.takeBudget + VerificationStore.takeBudget",
                "provider",
                "VerificationStore.recordSend + VerificationStore.countCalls"
                        + " + VerificationStore.handBackBudget + VerificationStore.handBackBudget",
                "VerificationStore.closeProvider");
    }

    @Test
    void resend_makes_four_and_one_for_all_open_tasks() {
        VerificationId id = sent();
        world.passes(30);

        new ResendCode(store, workflow, tasks, world.policy, world.keys, windows, world.surroundings())
                .resend(id, World.SHOP, false);

        tripsWithWindowsAre(
                "VerificationStore.find",
                "VerificationStore.gates",
                "VerificationStore.openRound",
                "DeliveryWorkflow.start",
                "DeliveryTasks.endAll");
    }

    @Test
    void cancellation_makes_two_and_one_for_all_open_tasks() {
        VerificationId id = sent();

        new CancelVerification(store, tasks, world.policy, world.surroundings()).cancel(id, World.SHOP);

        tripsAre("VerificationStore.find", "VerificationStore.cancel", "DeliveryTasks.endAll");
    }
}
