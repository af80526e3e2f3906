package dev.twoticks.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The scanner finds what is planted.
final class CanariesTest {

    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private final Canaries canaries = new Canaries();

    @BeforeEach
    void plant() {
        canaries.code("012345");
        canaries.number("+2348031231001");
        canaries.secret("id", "kX9vA-3_bQ2mN8pL5sT7wA");
        canaries.secret("auth token", "0123456789abcdef0123456789abcdef");
        canaries.key(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code=012345.",
                "MDEyMzQ1",
                "+2348031231001",
                "2348031231001",
                "%2B2348031231001",
                "+234 803 123 1001",
                "+234-803-1231001",
                "KzIzNDgwMzEyMzEwMDE=",
                "GET /verifications/kX9vA-3_bQ2mN8pL5sT7wA",
                "a1g5dkEtM19iUTJtTjhwTDVzVDd3QQ==",
                "token 0123456789abcdef0123456789abcdef",
                KEY,
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8%3D"
            })
    void a_planted_secret_is_found(String leak) {
        assertThat(canaries.in("a log", "before " + leak + " after")).isNotEmpty();
    }

    @Test
    void a_key_in_hex_is_found() {
        byte[] bytes = Base64.getDecoder().decode(KEY);
        assertThat(canaries.in("a log", HexFormat.of().formatHex(bytes))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+234********01", "9012345678", "abc012345", "nothing at all"})
    void what_is_no_secret_is_not(String text) {
        assertThat(canaries.in("a log", text)).isEmpty();
    }
}
