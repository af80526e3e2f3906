package dev.twoticks.policy;

import dev.twoticks.verification.application.TestNumber;
import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.phone.PhoneNumber;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/// One test number of an application. Whether its day has passed is not judged here: a service that ran yesterday must
/// start today, and what is read may be older than the request.
final class TestNumberRules {

    private static final String PHONE_NUMBER = "phone_number";
    private static final String CODE = "code";
    private static final String UNTIL = "until";
    private static final List<String> KEYS = List.of(PHONE_NUMBER, CODE, UNTIL);

    private TestNumberRules() {}

    static Optional<TestNumber> read(Value value) {
        Section section = Section.of(value, KEYS);
        section.needAll(KEYS);
        Optional<PhoneNumber> number = section.find(PHONE_NUMBER)
                .flatMap(it -> it.unshown(TestNumberRules::number, "is no number: E.164, + and all digits"));
        Optional<Code> code =
                section.find(CODE).flatMap(it -> it.unshown(Code::parse, "is no code: " + Code.LENGTH + " digits"));
        Optional<LocalDate> until =
                section.find(UNTIL).flatMap(it -> it.text(TestNumberRules::date, "is no date: year-month-day"));
        return number.isPresent() && code.isPresent() && until.isPresent()
                ? Optional.of(new TestNumber(number.get(), code.get(), until.get()))
                : Optional.empty();
    }

    private static Optional<PhoneNumber> number(String text) {
        return PhoneNumber.possible(text, null).filter(it -> it.e164().equals(text));
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
