package dev.twoticks.dynamodb;

import static dev.twoticks.verification.Examples.FIRST;
import static dev.twoticks.verification.Examples.NOT_ON_WHATSAPP;
import static dev.twoticks.verification.Examples.SIGN_IN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.StartResult;
import dev.twoticks.verification.StoreUnavailableException;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Erasures against everything that may be under way for the number, at once and each time anew.
final class EraseRaceTest {

    private static final int RACES = Boolean.getBoolean("test.exhaustive") ? 300 : 30;
    private static final String NUMBER = "+2348031234567";

    private final EraseWorld world = new EraseWorld();
    private final Set<String> outcomes = new HashSet<>();

    @Test
    void whatever_is_under_way_is_wholly_erased_or_wholly_survives() {
        for (int race = 0; race < RACES; race++) {
            world.clock.forward(Duration.ofMinutes(11));
            VerificationId before = world.started(NUMBER, SIGN_IN);
            world.clock.forward(Duration.ofMinutes(10).minusSeconds(1));

            int trips = race % 24;
            together(List.of(
                    () -> start(trips),
                    () -> {
                        world.send(before.ref(), FIRST);
                        world.receipt(before.ref(), FIRST, DeliveryStatus.UNDELIVERED, NOT_ON_WHATSAPP);
                    },
                    () -> world.check(before, EraseWorld.wrong(before)),
                    () -> world.cancel(before),
                    this::erase,
                    this::erase));

            wholeOrNothing();
            erase();
            assertThat(world.holding(List.of(world.phone("index", NUMBER).hex())))
                    .isEmpty();
        }
        assertThat(outcomes).as("starts that survived, and that were erased").contains("survived", "erased");
    }

    /// @param trips how many pass before it begins, so that it meets the erasures everywhere
    private void start(int trips) {
        for (int trip = 0; trip < trips; trip++) {
            world.store.trace(world.phone("index", NUMBER));
        }
        assertThat(world.start(NUMBER, SIGN_IN))
                .isInstanceOfAny(StartResult.Started.class, StartResult.PhoneLimited.class);
    }

    /// Until it is through: it may meet the others more often than it tries.
    private void erase() {
        for (int tried = 0; ; tried++) {
            try {
                world.erase(NUMBER);
                return;
            } catch (StoreUnavailableException e) {
                assertThat(tried).isLessThan(20);
            }
        }
    }

    /// The number names exactly what is there of it, and without it there is nothing.
    private void wholeOrNothing() {
        String phone = world.phone("index", NUMBER).hex();
        List<String> items = world.holding(List.of(phone));
        List<String> verifications =
                items.stream().filter(it -> it.startsWith("VERIFICATION#")).toList();
        List<String> named = world.store.trace(world.phone("index", NUMBER)).refs().stream()
                .map(it -> "VERIFICATION#" + it.hex())
                .toList();
        assertThat(verifications).containsExactlyInAnyOrderElementsOf(named);
        assertThat(items.isEmpty() || items.contains("PHONE#" + phone))
                .as(items.toString())
                .isTrue();
        outcomes.add(items.isEmpty() ? "erased" : "survived");
    }

    private static void together(List<Runnable> calls) {
        CountDownLatch ready = new CountDownLatch(calls.size());
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            calls.forEach(it -> running.add(threads.submit(() -> {
                Race.meet(ready);
                it.run();
            })));
        }
        assertThat(running).allSatisfy(it -> assertThat(it.state()).isEqualTo(Future.State.SUCCESS));
    }
}
