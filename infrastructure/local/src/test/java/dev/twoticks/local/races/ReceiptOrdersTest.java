package dev.twoticks.local.races;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.Examples;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Receipts shuffled, each ten times, and some of them lost: the state is the one of receipts that came in
/// order.
final class ReceiptOrdersTest {

    private static final int ORDERS = Boolean.getBoolean("test.exhaustive") ? 2_000 : 200;
    private static final int REPEATED = 10;

    private record Word(
            DeliveryId delivery,
            DeliveryStatus status,
            @Nullable Failure failure) {
        static Word of(DeliveryId delivery, DeliveryStatus status) {
            return new Word(delivery, status, null);
        }
    }

    /// What the provider says; the last word of each list carries the end and is never lost altogether.
    @SuppressWarnings("ImmutableEnumChecker") // the lists are copies that nobody can change
    enum Story {
        READ_ON_WHATSAPP(words(Examples.FIRST, null, DeliveryStatus.DELIVERED, DeliveryStatus.READ), List.of()),
        DELIVERED_BY_SMS(
                words(Examples.FIRST, Examples.NOT_ON_WHATSAPP, DeliveryStatus.UNDELIVERED),
                words(Examples.FALLBACK, null, DeliveryStatus.DELIVERED)),
        REFUSED_TWICE(
                words(Examples.FIRST, Examples.NOT_ON_WHATSAPP, DeliveryStatus.FAILED),
                words(Examples.FALLBACK, new Failure("30005", FailureClass.PERMANENT), DeliveryStatus.UNDELIVERED)),
        STOPPED(
                words(Examples.FIRST, new Failure("63051", FailureClass.FAULT), DeliveryStatus.FAILED),
                words(Examples.FALLBACK, new Failure("30450", FailureClass.FRAUD), DeliveryStatus.UNDELIVERED));

        private final List<Word> whatsapp;
        private final List<Word> sms;

        Story(List<Word> whatsapp, List<Word> sms) {
            this.whatsapp = List.copyOf(whatsapp);
            this.sms = List.copyOf(sms);
        }

        private static List<Word> words(DeliveryId delivery, @Nullable Failure failure, DeliveryStatus... ends) {
            List<Word> words = new ArrayList<>(List.of(
                    Word.of(delivery, DeliveryStatus.QUEUED),
                    Word.of(delivery, DeliveryStatus.SENDING),
                    Word.of(delivery, DeliveryStatus.SENT)));
            for (DeliveryStatus end : ends) {
                words.add(new Word(delivery, end, failure));
            }
            return words;
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_state_is_the_one_of_receipts_in_order(Story story) {
        String expected = state(story, 0, Mutation.NONE, false);
        for (long seed = 1; seed <= ORDERS; seed++) {
            assertThat(state(story, seed, Mutation.NONE, true))
                    .as("seed " + seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void a_store_without_ranks_is_noticed() {
        String expected = state(Story.READ_ON_WHATSAPP, 0, Mutation.WRITES_RECEIPTS_AS_THEY_COME, false);
        List<String> states = new ArrayList<>();
        for (long seed = 1; seed <= 20; seed++) {
            states.add(state(Story.READ_ON_WHATSAPP, seed, Mutation.WRITES_RECEIPTS_AS_THEY_COME, true));
        }

        assertThat(states).anyMatch(it -> !it.equals(expected));
    }

    private static String state(Story story, long seed, Mutation mutation, boolean disordered) {
        RaceWorld world = new RaceWorld(seed, mutation);
        Random random = new Random(seed);
        world.timers.advance(Duration.ofSeconds(20));
        tell(world, disordered ? disorder(story.whatsapp, List.of(), random) : story.whatsapp);
        world.timers.advance(Duration.ofSeconds(20));
        tell(world, disordered ? disorder(story.sms, story.whatsapp, random) : story.sms);
        world.passTheCodesLife();
        assertThat(world.stillWaiting()).isEmpty();
        return shown(world);
    }

    private static void tell(RaceWorld world, List<Word> words) {
        words.forEach(it -> world.receipt(it.delivery(), it.status(), it.failure()));
    }

    /// Each ten times, a third of them lost but one of the ends, in any order, among repetitions of earlier
    /// ones.
    private static List<Word> disorder(List<Word> words, List<Word> earlier, Random random) {
        List<Word> many = new ArrayList<>();
        for (int i = 0; i < REPEATED; i++) {
            many.addAll(words);
            many.addAll(earlier);
        }
        many.removeIf(_ -> random.nextInt(3) == 0);
        if (!words.isEmpty()) {
            many.add(words.getLast());
        }
        Collections.shuffle(many, random);
        return many;
    }

    private static String shown(RaceWorld world) {
        Map<DeliveryId, String> deliveries = new TreeMap<>();
        world.read().deliveries().forEach((id, it) -> deliveries.put(id, it.status() + " " + it.failure()));
        return deliveries + " " + (world.read().deliveredAt() != null) + " "
                + world.read().failedRound() + " " + world.ends() + " SMS " + world.smsSent();
    }
}
