package dev.twoticks.verification.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "::FFFF:cb00:7107, 203.0.113.7",
        "0000:0000:0000:0000:0000:ffff:255.255.255.255, 255.255.255.255",
        "0:0:0:0:0:ffff:203.0.113.7, 203.0.113.7",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff",
        "2001:DB8:1:2::1, 2001:0db8:0001:0002:0000:0000:0000:0001",
        "::1, ::2"
    })
    void these_are_one(String one, String other) {
        assertThat(ClientAddress.parse(one)).isPresent().isEqualTo(ClientAddress.parse(other));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.8",
        "2001:db8:1:2::1, 2001:db8:1:3::1",
        "::ffff:203.0.113.7, ::ffff:203.0.113.8",
        // the last 32 bits of an IPv6 address are no IPv4 address
        "203.0.113.7, ::203.0.113.7"
    })
    void these_are_two(String one, String other) {
        assertThat(ClientAddress.parse(one)).isPresent().isNotEqualTo(ClientAddress.parse(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 203.0.113.7",
                "203.0.113.7 ",
                "203.0.113",
                "203.0.113.256",
                "3405803783",
                "0x7f.0.0.1",
                "203.0.113.7:443",
                "[2001:db8::1]",
                "2001:db8::1%eth0",
                "2001:db8::1/64",
                "2001:db8:1:2:3:4:5:6:7",
                "2001:db8",
                ":",
                "::g",
                "localhost",
                "example.com",
                "٢٠٣.0.113.7",
                "2001:db8:0000:0000:0000:0000:0000:0000:0000:0000:0001"
            })
    void what_is_no_address_is_refused_and_never_looked_up(String text) {
        assertThat(ClientAddress.parse(text)).isEmpty();
    }

    @Test
    void nothing_of_it_is_printed() {
        assertThat(ClientAddress.parse("203.0.113.7").map(Object::toString))
                .isEqualTo(Optional.of("ClientAddress[redacted]"));
    }
}
