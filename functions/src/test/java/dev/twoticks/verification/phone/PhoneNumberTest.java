package dev.twoticks.verification.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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

    /// Each of them reads as a number that exists, or would without what is refused.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "+٢٣٤٨٠٣٠٠٠٠٠١٢",
                "＋２３４８０３０００００１２",
                "+२३४८०३०००००१२",
                "+1 650 253 0000 ext. 5",
                "+1 650 253 0000 x5",
                "+1 650 253 0000;ext=5",
                "+1 650 253 0000,5",
                "+1 650 CALL 123",
                "+1 650 2LETTER",
                "tel:+16502530000",
                "+16502530000\n",
                "+1650/2530000"
            })
    void letters_extensions_and_digits_of_other_scripts_are_refused(String text) {
        assertThat(PhoneNumber.parse("+1 650 253 0000", null)).isPresent();
        assertThat(PhoneNumber.parse(text, null)).isEmpty();
        assertThat(PhoneNumber.parse(text, new Country("US"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+18002530000, TOLL_FREE",
        "+448001111, TOLL_FREE",
        "+19002530000, PREMIUM_RATE",
        "+449012345678, PREMIUM_RATE",
        "+447640123456, PAGER",
        "+445512345678, UAN"
    })
    void numbers_that_cost_a_premium_or_reach_no_person_are_refused(String text, PhoneNumberType type)
            throws NumberParseException {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        assertThat(numbers.getNumberType(numbers.parse(text, null))).isEqualTo(type);
        assertThat(PhoneNumber.parse(text, null)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = PhoneNumberType.class,
            names = {"PREMIUM_RATE", "SHARED_COST", "TOLL_FREE", "PAGER", "UAN", "VOICEMAIL"})
    void an_example_of_each_refused_type_is_refused_in_every_region(PhoneNumberType type) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        List<String> examples = numbers.getSupportedRegions().stream()
                .map(it -> numbers.getExampleNumberForType(it, type))
                .filter(Objects::nonNull)
                .filter(it -> numbers.getNumberType(it) == type)
                .map(it -> numbers.format(it, PhoneNumberFormat.E164))
                .toList();

        assertThat(examples)
                .isNotEmpty()
                .allMatch(it -> PhoneNumber.parse(it, null).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"+445612345678", "+16502530000", "+447400123456"})
    void voice_over_ip_fixed_and_mobile_numbers_are_taken(String text) {
        assertThat(PhoneNumber.parse(text, null)).isPresent();
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
