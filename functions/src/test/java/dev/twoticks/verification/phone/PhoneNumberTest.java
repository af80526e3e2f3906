package dev.twoticks.verification.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({
        "+2348030000012, , +2348030000012, NG",
        "+234 803 000 0012, , +2348030000012, NG",
        "08030000012, NG, +2348030000012, NG",
        "0803-000-0012, NG, +2348030000012, NG",
        "+2348030000012, US, +2348030000012, NG",
        "(415) 555-2671, US, +14155552671, US",
        "+16135550123, US, +16135550123, CA",
        "11 96123-4567, BR, +5511961234567, BR"
    })
    void international_numbers_and_national_ones_of_a_country_are_read(
            String text, String country, String e164, String of) {
        PhoneNumber number = PhoneNumber.parse(text, country == null ? null : new Country(country))
                .orElseThrow();
        assertThat(number.e164()).isEqualTo(e164);
        assertThat(number.country()).isEqualTo(new Country(of));
    }

    /// Their keyboards write them; what goes on is always ASCII.
    @ParameterizedTest
    @ValueSource(strings = {"+٢٣٤٨٠٣٠٠٠٠٠١٢", "＋２３４８０３０００００１２", "+२३४८०३०००००१२"})
    void digits_of_other_scripts_become_ascii(String text) {
        assertThat(PhoneNumber.parse(text, null)).map(PhoneNumber::e164).contains("+2348030000012");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "+",
                "hello",
                "+234",
                "+23480300",
                "+234803000001234",
                "+1415555267",
                "+15555555555",
                "+999123456789",
                "+80012345678",
                "08030000012",
                "+2348030000012, +2348030000013 and many more"
            })
    void what_is_no_valid_number_of_a_country_is_refused(String text) {
        assertThat(PhoneNumber.parse(text, null)).isEmpty();
    }

    @Test
    void a_national_number_of_the_wrong_country_or_of_none_is_refused() {
        assertThat(PhoneNumber.parse("08030000012", new Country("US"))).isEmpty();
        assertThat(PhoneNumber.parse("08030000012", new Country("ZZ"))).isEmpty();
    }

    @Test
    void overlong_input_is_refused_unread() {
        assertThat(PhoneNumber.parse("+234 803 000 0012" + " ".repeat(23), null))
                .isPresent();
        assertThat(PhoneNumber.parse("+234 803 000 0012" + " ".repeat(24), null))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+2348030000012, +234********12", "+14155552671, +1********71", "+6834002, +683**02"})
    void a_masked_number_shows_country_code_and_two_digits(String e164, String masked) {
        assertThat(PhoneNumber.parse(e164, null).orElseThrow().masked()).isEqualTo(masked);
    }

    @ParameterizedTest
    @MethodSource("anExampleOfEachRegion")
    void nothing_more_is_shown_in_any_region(Phonenumber.PhoneNumber example) {
        String e164 = PhoneNumberUtil.getInstance().format(example, PhoneNumberFormat.E164);
        PhoneNumber number = PhoneNumber.parse(e164, null).orElseThrow();
        String shown = number.masked().replace("*", "");
        assertThat(shown).isEqualTo("+" + example.getCountryCode() + e164.substring(e164.length() - 2));
        assertThat(number.masked()).hasSameSizeAs(e164).contains("**");
        assertThat(number.toString()).isEqualTo("PhoneNumber[" + number.masked() + "]");
    }

    static Stream<Phonenumber.PhoneNumber> anExampleOfEachRegion() {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        return numbers.getSupportedRegions().stream().sorted().map(numbers::getExampleNumber);
    }

    @Test
    void one_number_written_twice_is_one_number() {
        PhoneNumber one = PhoneNumber.parse("+2348030000012", null).orElseThrow();
        PhoneNumber other =
                PhoneNumber.parse("0803 000 0012", new Country("NG")).orElseThrow();
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one).isNotEqualTo(PhoneNumber.parse("+2348030000013", null).orElseThrow());
    }
}
