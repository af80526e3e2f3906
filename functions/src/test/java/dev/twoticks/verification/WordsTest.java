package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.application.Binding;
import dev.twoticks.verification.application.FirstFactor;
import dev.twoticks.verification.breaker.BreakerKey;
import dev.twoticks.verification.budget.BudgetLimit;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.delivery.TaskAnswer;
import dev.twoticks.verification.phone.NumberFault;
import dev.twoticks.verification.phone.WhatsAppForm;
import dev.twoticks.verification.plan.PlanReason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The words that the domain is written down in, which stand in tables, workflows and answers that outlive a release.
final class WordsTest {

    record Word(Enum<?> constant, String wire, Function<String, Optional<? extends Enum<?>>> parse) {}

    static Stream<Word> read() {
        return Stream.of(
                        words(Binding.values(), Binding::wire, Binding::parse),
                        words(FirstFactor.values(), FirstFactor::wire, FirstFactor::parse),
                        words(BudgetLimit.values(), BudgetLimit::wire, BudgetLimit::parse),
                        words(Channel.values(), Channel::wire, Channel::parse),
                        words(DeliveryStatus.values(), DeliveryStatus::wire, DeliveryStatus::parse),
                        words(FailureClass.values(), FailureClass::wire, FailureClass::parse),
                        words(PlanReason.values(), PlanReason::wire, PlanReason::parse),
                        words(StoredStatus.values(), StoredStatus::wire, StoredStatus::parse),
                        words(WhatsAppForm.values(), WhatsAppForm::wire, WhatsAppForm::parse))
                .flatMap(it -> it);
    }

    private static <E extends Enum<E>> Stream<Word> words(
            E[] all, Function<E, String> wire, Function<String, Optional<E>> parse) {
        return Stream.of(all).map(it -> new Word(it, wire.apply(it), parse::apply));
    }

    @ParameterizedTest
    @MethodSource("read")
    void word_is_the_name_in_small_letters_and_is_read_back(Word word) {
        assertThat(word.wire()).isEqualTo(small(word.constant()));
        assertThat(word.parse().apply(word.wire()).map(it -> (Object) it)).contains(word.constant());
        assertThat(word.parse().apply(word.constant().name()).isPresent()).isFalse();
        assertThat(word.parse().apply("").isPresent()).isFalse();
    }

    @Test
    void words_that_are_only_written_are_the_names_too() {
        assertThat(Stream.of(BreakerKey.Kind.values()).map(BreakerKey.Kind::wire))
                .isEqualTo(small(BreakerKey.Kind.values()));
        assertThat(Stream.of(TaskAnswer.Outcome.values()).map(TaskAnswer.Outcome::wire))
                .isEqualTo(small(TaskAnswer.Outcome.values()));
        assertThat(Stream.of(NumberFault.values()).map(NumberFault::wire)).isEqualTo(small(NumberFault.values()));
    }

    private static List<String> small(Enum<?>[] constants) {
        return Stream.of(constants).map(WordsTest::small).toList();
    }

    private static String small(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Test
    void delivery_is_named_by_its_round_and_its_leg() {
        assertThat(DeliveryId.parse("2-1")).contains(new DeliveryId(2, 1));
        assertThat(DeliveryId.parse("9-9").map(DeliveryId::toString)).contains("9-9");
        assertThat(Stream.of(new DeliveryId(2, 1), new DeliveryId(1, 2), new DeliveryId(1, 1))
                        .sorted())
                .containsExactly(new DeliveryId(1, 1), new DeliveryId(1, 2), new DeliveryId(2, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "0-1", "1-0", "10-1", "1-1 ", "a-1"})
    void anything_else_names_none(String text) {
        assertThat(DeliveryId.parse(text)).isEmpty();
    }
}
