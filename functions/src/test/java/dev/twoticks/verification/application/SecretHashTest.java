package dev.twoticks.verification.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretHashTest {

    /// Salt: bytes 0 to 15; computed elsewhere.
    private static final String HASH = "sha256:AAECAwQFBgcICQoLDA0ODw:yZByiRxlST44IL1IpBDA62L_R2EmnK2Q3IrsiewRyJ8";

    private final SecretHash hash = SecretHash.parse(HASH).orElseThrow();

    @Test
    void the_secret_matches_its_hash() {
        assertThat(hash.matches("correct horse é")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "correct horse e", "correct horse é ", "Correct horse é", HASH})
    void another_secret_does_not(String secret) {
        assertThat(hash.matches(secret)).isFalse();
    }

    @Test
    void another_salt_needs_another_hash() {
        SecretHash other = SecretHash.parse(HASH.replace(":AAEC", ":BAEC")).orElseThrow();
        assertThat(other.matches("correct horse é")).isFalse();
        assertThat(other).isNotEqualTo(hash);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "sha512:AAECAwQFBgcICQoLDA0ODw:yZByiRxlST44IL1IpBDA62L_R2EmnK2Q3IrsiewRyJ8",
                "sha256:AAECAwQFBgcICQoLDA0OD:yZByiRxlST44IL1IpBDA62L_R2EmnK2Q3IrsiewRyJ8",
                "sha256:AAECAwQFBgcICQoLDA0ODwAAA:yZByiRxlST44IL1IpBDA62L_R2EmnK2Q3IrsiewRyJ8",
                "sha256:AAECAwQFBgcICQoLDA0ODw:yZByiRxlST44IL1IpBDA62L_R2EmnK2Q3IrsiewRyJ",
                "sha256:AAECAwQFBgcICQoLDA0ODw:yZByiRxlST44IL1IpBDA62L/R2EmnK2Q3IrsiewRyJ8",
                HASH + "="
            })
    void another_form_is_no_hash(String text) {
        assertThat(SecretHash.parse(text)).isEmpty();
    }

    @Test
    void it_prints_nothing_of_itself() {
        assertThat(hash)
                .hasToString("SecretHash[redacted]")
                .isEqualTo(SecretHash.parse(HASH).orElseThrow());
    }
}
