package dev.twoticks.local.twilio.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenariosTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+2348031234",
                "+233241234",
                "+254712345",
                "+255754321",
                "+256772345",
                "+6281234567",
                "+639171234",
                "+84912345",
                "+919876543",
                "+5511987654",
                "+1202555",
                "+61412345"
            })
    void every_row_is_a_valid_mobile_number_in_every_country_served(String prefix) throws NumberParseException {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        String padded = prefix.equals("+1202555") ? "+12025550" : prefix;
        for (Scenario scenario : Scenarios.all()) {
            String digits = scenario.digits().isEmpty() ? "000" : scenario.digits();
            var number = numbers.parse(padded + digits, null);
            assertThat(numbers.isValidNumber(number)).as(padded + digits).isTrue();
            assertThat(numbers.getNumberType(number))
                    .isIn(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);
            assertThat(Scenarios.of(padded + digits)).isEqualTo(scenario);
        }
    }

    @Test
    void any_other_number_is_delivered_on_both_channels() {
        Scenario scenario = Scenarios.of("+2348031234999");

        assertThat(scenario.digits()).isEmpty();
        assertThat(scenario).isEqualTo(Scenarios.all().getFirst());
        assertThat(scenario.whatsapp().steps().getLast().status()).isEqualTo(MessageStatus.DELIVERED);
        assertThat(scenario.sms().steps().getLast().status()).isEqualTo(MessageStatus.DELIVERED);
    }

    @ParameterizedTest
    @CsvSource({"+5547984178324, +554784178324", "+525512345324, +5215512345324", "+5491123456324, +541123456324"})
    void number_that_is_there_by_its_other_form_is_refused_by_e164(String e164, String other) {
        assertThat(Scenarios.of(e164).whatsapp().steps().getLast().errorCode()).isEqualTo(63024);
        assertThat(Scenarios.of(other).whatsapp().steps().getLast().status()).isEqualTo(MessageStatus.DELIVERED);
    }

    @Test
    void digits_are_three_and_used_once() {
        assertThat(Scenarios.all().stream().skip(1).map(Scenario::digits))
                .doesNotHaveDuplicates()
                .allMatch(digits -> digits.matches("[0-9]{3}"));
    }

    @Test
    void steps_stand_in_the_order_of_their_times() {
        assertThat(Scenarios.all()).allSatisfy(scenario -> {
            for (Channel channel : Channel.values()) {
                assertThat(scenario.on(channel).steps().stream().map(Step::after))
                        .isSorted();
            }
        });
    }
}
