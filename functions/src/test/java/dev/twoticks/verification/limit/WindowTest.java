package dev.twoticks.verification.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.FixedKeyRing;
import dev.twoticks.verification.phone.PhoneNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    private static final Instant NOW = Instant.parse("2026-11-24T23:59:59.999Z");
    private static final ClientAddress ADDRESS =
            ClientAddress.parse("203.0.113.7").orElseThrow();
    private static final PhoneNumber NUMBER = PhoneNumber.known("+2348031234567");

    private final Subjects subjects = new Subjects(new FixedKeyRing().phoneIndexKey(), NOW);

    @ParameterizedTest
    @CsvSource({
        "ADDRESS_HOUR, address#x#2026-11-24T23",
        "ADDRESS_DAY, address#x#2026-11-24",
        "COUNTRIES, countries#x#2026-11-24",
        "BLOCK, block#x#2026-11-24T23",
        "APPLICATION_HOUR, application#x#2026-11-24T23",
        "APPLICATION_DAY, application#x#2026-11-24",
        "TRIES, tries#x#2026-11-24T23:59"
    })
    void key_names_kind_subject_and_period_and_the_period_ends_for_everybody_at_once(Window.Kind kind, String key) {
        Window window = Window.of(kind, "x", NOW, 1);

        assertThat(window.key()).isEqualTo(key);
        assertThat(window.end()).isEqualTo(Instant.parse("2026-11-25T00:00:00Z"));
        assertThat(Window.of(kind, "x", NOW.plusMillis(1), 1).key()).isNotEqualTo(key);
    }

    @Test
    void neither_an_address_nor_a_number_stands_in_a_key_or_can_be_recomputed_without_the_index_key() {
        List<Window> windows = new ArrayList<>(subjects.starting(ADDRESS, AddressLimits.DEFAULT));
        windows.add(subjects.countries(ADDRESS, AddressLimits.DEFAULT, NUMBER));
        windows.add(subjects.trying(ADDRESS, AddressLimits.DEFAULT));
        windows.add(subjects.block(NUMBER, 10));

        assertThat(windows).allSatisfy(it -> assertThat(it.subject()).matches("[0-9a-f]{40}"));
        assertThat(windows.toString()).doesNotContain("203.0.113", "cb007107", "8031234");
        Subjects others = new Subjects(FixedKeyRing.key("another"), NOW);
        assertThat(others.trying(ADDRESS, AddressLimits.DEFAULT).subject())
                .isNotEqualTo(subjects.trying(ADDRESS, AddressLimits.DEFAULT).subject());
    }

    @Test
    void thousand_numbers_make_one_block() {
        PhoneNumber neighbour = PhoneNumber.known("+2348031234000");
        PhoneNumber next = PhoneNumber.known("+2348031235000");

        assertThat(NUMBER.block()).isEqualTo("+2348031234");
        assertThat(subjects.block(neighbour, 10)).isEqualTo(subjects.block(NUMBER, 10));
        assertThat(subjects.block(next, 10)).isNotEqualTo(subjects.block(NUMBER, 10));
    }
}
