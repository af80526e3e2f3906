package dev.twoticks.verification.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import dev.twoticks.verification.phone.PhoneNumber.Reading.Refused;
import dev.twoticks.verification.phone.PhoneNumber.Reading.Taken;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

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
        PhoneNumber number = taken(text, country == null ? null : new Country(country));
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
                "++16502530000",
                "+1650/2530000"
            })
    void letters_extensions_and_digits_of_other_scripts_are_no_number(String text) {
        assertThat(PhoneNumber.parse("+1 650 253 0000", null)).isInstanceOf(Taken.class);
        assertThat(fault(text, null)).isEqualTo(NumberFault.NOT_A_NUMBER);
        assertThat(fault(text, "US")).isEqualTo(NumberFault.NOT_A_NUMBER);
    }

    @ParameterizedTest
    @CsvSource({
        "'', , NOT_A_NUMBER",
        "' ', , NOT_A_NUMBER",
        "+, , NOT_A_NUMBER",
        "+1, , NOT_A_NUMBER",
        "hello, , NOT_A_NUMBER",
        "'+2348030000012, +2348030000013 and many more', , NOT_A_NUMBER",
        "08030000012, , COUNTRY_MISSING",
        "2348030000012, , COUNTRY_MISSING",
        "112, , COUNTRY_MISSING",
        "08030000012, ZZ, COUNTRY_UNKNOWN",
        "+999123456789, NG, COUNTRY_UNKNOWN",
        "+999123456789, , COUNTRY_UNKNOWN",
        "+870776123456, , COUNTRY_UNKNOWN",
        "+234, , TOO_SHORT",
        "+23480300, , TOO_SHORT",
        "+1415555267, , TOO_SHORT",
        "555 2671, US, TOO_SHORT",
        "911, US, TOO_SHORT",
        "+16502530000123, , TOO_LONG",
        "'1 55 1234 5678', MX, TOO_LONG",
        "+15555555555, , INVALID_FOR_COUNTRY",
        "08030000012, US, TOO_LONG",
        "+447700900123, , INVALID_FOR_COUNTRY",
        "+554784178525, , INVALID_FOR_COUNTRY",
        "+442071234567, , NOT_MOBILE",
        "11 2345-6789, AR, NOT_MOBILE",
        "+80012345678, , KIND_REFUSED",
        "+878101234567890, , KIND_REFUSED",
        "+447012345678, , KIND_REFUSED",
        "+445612345678, , KIND_REFUSED",
        "+447640123456, , KIND_REFUSED",
        "+445512345678, , KIND_REFUSED"
    })
    void what_is_wrong_is_told_by_its_reason(String text, String country, NumberFault why) {
        assertThat(fault(text, country)).isEqualTo(why);
    }

    /// By country, what becomes of libphonenumber's own example of each kind that it knows there.
    @ParameterizedTest
    @CsvSource({
        "NG, MOBILE, 'FIXED_LINE TOLL_FREE UAN'",
        "GH, MOBILE, 'FIXED_LINE TOLL_FREE'",
        "KE, MOBILE, 'FIXED_LINE TOLL_FREE PREMIUM_RATE'",
        "TZ, MOBILE, 'FIXED_LINE TOLL_FREE PREMIUM_RATE SHARED_COST VOIP'",
        "UG, MOBILE, 'FIXED_LINE TOLL_FREE PREMIUM_RATE'",
        "ID, MOBILE, 'FIXED_LINE TOLL_FREE PREMIUM_RATE SHARED_COST UAN'",
        "PH, MOBILE, 'FIXED_LINE TOLL_FREE'",
        "VN, MOBILE, 'FIXED_LINE TOLL_FREE PREMIUM_RATE VOIP UAN'",
        "IN, 'MOBILE FIXED_LINE', 'TOLL_FREE PREMIUM_RATE SHARED_COST UAN'",
        "AU, MOBILE, 'FIXED_LINE TOLL_FREE PREMIUM_RATE SHARED_COST VOIP PAGER'",
        "BR, MOBILE, 'FIXED_LINE TOLL_FREE PREMIUM_RATE SHARED_COST'",
        "US, 'MOBILE FIXED_LINE', 'TOLL_FREE PREMIUM_RATE PERSONAL_NUMBER'",
        "MX, MOBILE, 'FIXED_LINE TOLL_FREE PREMIUM_RATE SHARED_COST PERSONAL_NUMBER'",
        "AR, MOBILE, 'FIXED_LINE TOLL_FREE PREMIUM_RATE UAN'"
    })
    void mobile_numbers_are_taken_and_every_other_kind_is_refused(String country, String taken, String refused) {
        List<PhoneNumberType> good = types(taken);
        List<PhoneNumberType> bad = types(refused);
        assertThat(Stream.concat(good.stream(), bad.stream()))
                .as("every kind with an example of its own")
                .containsExactlyInAnyOrderElementsOf(kinds(country));

        assertThat(good)
                .allSatisfy(type -> assertThat(PhoneNumber.parse(example(country, type), null))
                        .as(type.name())
                        .isInstanceOf(Taken.class));
        assertThat(bad)
                .allSatisfy(type -> assertThat(fault(example(country, type), null))
                        .as(type.name())
                        .isEqualTo(
                                type == PhoneNumberType.FIXED_LINE
                                        ? NumberFault.NOT_MOBILE
                                        : NumberFault.KIND_REFUSED));
    }

    @ParameterizedTest
    @EnumSource(
            value = PhoneNumberType.class,
            names = {"MOBILE", "FIXED_LINE_OR_MOBILE", "UNKNOWN"},
            mode = EnumSource.Mode.EXCLUDE)
    void an_example_of_each_refused_type_is_refused_in_every_region(PhoneNumberType type) {
        List<String> examples = NUMBERS.getSupportedRegions().stream()
                .map(it -> NUMBERS.getExampleNumberForType(it, type))
                .filter(Objects::nonNull)
                .filter(it -> NUMBERS.getNumberType(it) == type)
                .map(it -> NUMBERS.format(it, PhoneNumberFormat.E164))
                .toList();

        NumberFault why = type == PhoneNumberType.FIXED_LINE ? NumberFault.NOT_MOBILE : NumberFault.KIND_REFUSED;
        assertThat(examples)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(fault(it, null)).isEqualTo(why));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NG", "GH", "KE", "TZ", "UG", "ID", "PH", "VN", "IN", "AU", "BR", "US", "MX", "AR"})
    void short_numbers_are_refused(String country) {
        int countryCode = NUMBERS.getCountryCodeForRegion(country);
        List<String> known = IntStream.range(100, 1000)
                .filter(it -> ShortNumberInfo.getInstance()
                        .isValidShortNumberForRegion(
                                new Phonenumber.PhoneNumber()
                                        .setCountryCode(countryCode)
                                        .setNationalNumber(it),
                                country))
                .mapToObj(Integer::toString)
                .toList();

        assertThat(known)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(PhoneNumber.parse(it, new Country(country)))
                        .as(it)
                        .isInstanceOf(Refused.class));
    }

    @Test
    void a_known_number_is_not_judged_again() {
        for (String e164 : List.of("+442071234567", "+15555550100", "+554784178525")) {
            assertThat(PhoneNumber.parse(e164, null)).isInstanceOf(Refused.class);
            assertThat(PhoneNumber.known(e164).e164()).isEqualTo(e164);
        }
        assertThat(PhoneNumber.known("+15555550100").country()).isEqualTo(new Country("US"));
    }

    @Test
    void what_never_was_a_number_is_not_known_and_is_not_repeated() {
        for (String none : List.of("", "+999123456789", "+870776123456", "08030000012")) {
            assertThatThrownBy(() -> PhoneNumber.known(none))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageNotContaining("123456")
                    .hasNoCause();
        }
    }

    @Test
    void overlong_input_is_refused_unread() {
        assertThat(PhoneNumber.parse("+234 803 000 0012" + " ".repeat(23), null))
                .isInstanceOf(Taken.class);
        assertThat(fault("+234 803 000 0012" + " ".repeat(24), null)).isEqualTo(NumberFault.TOO_LONG);
        assertThat(PhoneNumber.possible("+234 803 000 0012" + " ".repeat(23), null))
                .isPresent();
        assertThat(PhoneNumber.possible("+234 803 000 0012" + " ".repeat(24), null))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+2348030000012, +234********12", "+14155552671, +1********71", "+6834002, +683**02"})
    void a_masked_number_shows_country_code_and_two_digits(String e164, String masked) {
        assertThat(PhoneNumber.known(e164).masked()).isEqualTo(masked);
    }

    @ParameterizedTest
    @MethodSource("anExampleOfEachRegion")
    void nothing_more_is_shown_in_any_region(Phonenumber.PhoneNumber example) {
        String e164 = PhoneNumberUtil.getInstance().format(example, PhoneNumberFormat.E164);
        PhoneNumber number = PhoneNumber.known(e164);
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
        PhoneNumber one = taken("+2348030000012", null);
        PhoneNumber other = taken("0803 000 0012", new Country("NG"));
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one).isNotEqualTo(taken("+2348030000013", null));
    }

    private static PhoneNumber taken(String text, @Nullable Country country) {
        return ((Taken) PhoneNumber.parse(text, country)).number();
    }

    private static NumberFault fault(String text, @Nullable String country) {
        PhoneNumber.Reading reading = PhoneNumber.parse(text, country == null ? null : new Country(country));
        assertThat(reading).as(text).isInstanceOf(Refused.class);
        return ((Refused) reading).fault();
    }

    private static List<PhoneNumberType> types(String words) {
        return Stream.of(words.split(" ")).map(PhoneNumberType::valueOf).toList();
    }

    /// The kinds that a country's plan has numbers of; in a plan that does not tell two apart they share an example.
    private static List<PhoneNumberType> kinds(String country) {
        return NUMBERS.getSupportedTypesForRegion(country).stream()
                .filter(it -> NUMBERS.getExampleNumberForType(country, it) != null)
                .toList();
    }

    private static String example(String country, PhoneNumberType type) {
        return NUMBERS.format(
                Objects.requireNonNull(NUMBERS.getExampleNumberForType(country, type)), PhoneNumberFormat.E164);
    }
}
