package dev.twoticks.verification.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.Examples;
import dev.twoticks.verification.FixedKeyRing;
import dev.twoticks.verification.key.Key;
import dev.twoticks.verification.key.Sealed;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    private static final IdempotencyKey KEY = new IdempotencyKey("8e03978e-40d5-43dd-bc93-6894a57f9324");
    private static final Key DATA_KEY = FixedKeyRing.key("phone-2026-11");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "8e03978e-40d5-43dd-bc93-6894a57f9324, 8e03978e-40d5-43dd-bc93-6894a57f9324",
                "\"8e03978e-40d5-43dd-bc93-6894a57f9324\", 8e03978e-40d5-43dd-bc93-6894a57f9324",
                "a, a",
                "!~, !~",
                "a\"b, a\"b",
                "\"a\\\"b\", a\"b",
                "\"a\\\\b\", a\\b"
            })
    void key_is_the_same_with_and_without_quotes(String header, String key) {
        assertThat(IdempotencyKey.parse(header)).contains(new IdempotencyKey(key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "\"\"",
                "\"",
                "\"a",
                "\"a b\"",
                "\"a\"b",
                "\"a\\n\"",
                "\"a\\\"",
                "é",
                "a\n",
                "\u0000",
                "\"a\";x=1"
            })
    void anything_else_is_no_key(String header) {
        assertThat(IdempotencyKey.parse(header)).isEmpty();
    }

    @Test
    void key_has_at_most_255_characters() {
        assertThat(IdempotencyKey.parse("x".repeat(255))).isPresent();
        assertThat(IdempotencyKey.parse("\"" + "x".repeat(255) + "\"")).isPresent();
        assertThat(IdempotencyKey.parse("x".repeat(256))).isEmpty();
    }

    @Test
    void item_is_another_one_for_each_client_each_verification_and_each_key() {
        assertThat(new KeptName[] {
                    KeptName.ofStart("shop", KEY),
                    KeptName.ofStart("bank", KEY),
                    KeptName.ofStart("shop", new IdempotencyKey("another")),
                    KeptName.ofCheck("shop", Examples.ref(1), KEY),
                    KeptName.ofCheck("shop", Examples.ref(2), KEY)
                })
                .doesNotHaveDuplicates();
        assertThat(KeptName.ofStart("shop", KEY).toString())
                .startsWith("shop#")
                .hasSize(5 + 64)
                .doesNotContain("8e03978e");
    }

    @Test
    void answer_opens_to_the_same_body_alone() {
        KeptName name = KeptName.ofStart("shop", KEY);
        Repeatable first = Repeatable.of(KEY, "{\"a\":1}");
        Sealed sealed = first.seal(DATA_KEY, name, "the answer", new Random(1));
        KeptRequest kept = new KeptRequest(name, Examples.ref(1), sealed, Examples.NOW);

        assertThat(Repeatable.of(KEY, "{\"a\":1}").open(DATA_KEY, kept)).contains("the answer");
        assertThat(Repeatable.of(KEY, "{\"a\":2}").open(DATA_KEY, kept)).isEmpty();
        assertThat(Repeatable.of(KEY, "{ \"a\":1}").open(DATA_KEY, kept)).isEmpty();
    }

    @Test
    void answer_moved_to_another_item_does_not_open() {
        Repeatable request = Repeatable.of(KEY, "{}");
        Sealed sealed = request.seal(DATA_KEY, KeptName.ofStart("shop", KEY), "the answer", new Random(1));
        KeptRequest moved = new KeptRequest(KeptName.ofStart("bank", KEY), Examples.ref(1), sealed, Examples.NOW);

        assertThatThrownBy(() -> request.open(DATA_KEY, moved)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void neither_fingerprint_nor_answer_is_to_be_read_in_the_item() {
        Repeatable request = Repeatable.of(KEY, "{\"phone_number\":\"+2348031234567\"}");
        Sealed sealed = request.seal(DATA_KEY, KeptName.ofStart("shop", KEY), "the answer", new Random(1));

        assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain(request.fingerprint())
                .doesNotContain("the answer");
    }

    @Test
    void nothing_of_it_is_printed() {
        assertThat(KEY).hasToString("IdempotencyKey[redacted]");
        assertThat(Repeatable.of(KEY, "{}")).hasToString("Repeatable[redacted]");
    }
}
