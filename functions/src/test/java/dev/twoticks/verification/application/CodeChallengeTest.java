package dev.twoticks.verification.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeChallengeTest {

    @Test
    void pair_of_rfc_7636_answers_each_other() {
        assertThat(CodeChallenge.of(Examples.VERIFIER)).isEqualTo(Examples.CHALLENGE);
        assertThat(Examples.CHALLENGE.answeredBy(Examples.VERIFIER)).isTrue();
    }

    @Test
    void no_other_verifier_answers() {
        String right = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

        assertThat(Examples.CHALLENGE.answeredBy(verifier(right.replace('k', 'K'))))
                .isFalse();
        assertThat(Examples.CHALLENGE.answeredBy(verifier(right + right.charAt(0))))
                .isFalse();
        assertThat(Examples.CHALLENGE.answeredBy(verifier(Examples.CHALLENGE.text())))
                .as("the challenge itself")
                .isFalse();
    }

    @Test
    void verifier_has_43_to_128_characters() {
        assertThat(CodeVerifier.parse("a".repeat(42))).isEmpty();
        assertThat(CodeVerifier.parse("a".repeat(43))).isPresent();
        assertThat(CodeVerifier.parse("-._~".repeat(32))).isPresent();
        assertThat(CodeVerifier.parse("a".repeat(129))).isEmpty();
    }

    @Test
    void verifiers_are_equal_if_their_texts_are() {
        assertThat(verifier("a".repeat(43)))
                .isEqualTo(verifier("a".repeat(43)))
                .isNotEqualTo(verifier("b".repeat(43)))
                .isNotEqualTo("a".repeat(43));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "+", "/", " ", "\n", "é", "٠", "%41", "\u0000"})
    void verifier_has_no_other_characters(String odd) {
        assertThat(CodeVerifier.parse("a".repeat(43) + odd)).isEmpty();
        assertThat(CodeVerifier.parse(odd + "a".repeat(43))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM=",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cN",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM\n"
            })
    void what_is_no_sha_256_in_base64url_is_no_challenge(String text) {
        assertThat(CodeChallenge.parse(text)).isEmpty();
        assertThatThrownBy(() -> new CodeChallenge(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neither_prints_itself() {
        assertThat(Examples.VERIFIER).hasToString("CodeVerifier[redacted]");
        assertThat(Examples.CHALLENGE).hasToString("CodeChallenge[redacted]");
        assertThat(new Caller(null, null, null).showing(Examples.VERIFIER)).hasToString("Caller[redacted]");
    }

    private static CodeVerifier verifier(String text) {
        return CodeVerifier.parse(text).orElseThrow();
    }
}
