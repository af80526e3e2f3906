package dev.twoticks.policy;

import dev.twoticks.verification.application.Access;
import dev.twoticks.verification.application.Application;
import dev.twoticks.verification.application.Binding;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.application.SecretHash;
import dev.twoticks.verification.application.TestNumber;
import dev.twoticks.verification.limit.ApplicationLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// One application of the applications file.
final class ApplicationRules {

    private static final String ACCESS = "access";
    private static final String SECRET_HASH = "secret_hash";
    private static final String BINDING = "binding";
    private static final String ORIGINS = "origins";
    private static final String REDIRECT_URIS = "redirect_uris";
    private static final String PURPOSES = "purposes";
    private static final String PHONE = "phone";
    private static final String SMS_ORIGIN = "sms_origin";
    private static final String TEST_NUMBERS = "test_numbers";

    private static final List<String> KEYS = List.of(
            ACCESS,
            SECRET_HASH,
            BINDING,
            ORIGINS,
            REDIRECT_URIS,
            PURPOSES,
            PHONE,
            SMS_ORIGIN,
            TEST_NUMBERS,
            LimitRules.STARTS_AN_HOUR,
            LimitRules.STARTS_A_DAY);

    private static final String PUBLIC = "public";
    private static final String CONFIDENTIAL = "confidential";

    // no colon: HTTP Basic ends the client id there
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private ApplicationRules() {}

    static Optional<Application> read(String clientId, Value value) {
        if (!CLIENT_ID.matcher(clientId).matches()) {
            value.place().wrong("is no client id: up to 64 letters, digits, dots, dashes and underscores");
        }
        Section section = Section.of(value, KEYS);
        Optional<Access> access = access(section);
        Optional<Binding> binding =
                section.find(BINDING).flatMap(it -> it.text(Binding::parse, "is neither required nor optional"));
        List<String> origins = section.items(
                ORIGINS,
                it -> it.text(
                        WebForms::origin,
                        "is no origin: https://host or https://host:port in lower case, nothing after it,"
                                + " http only for localhost"));
        List<String> redirectUris = section.items(
                REDIRECT_URIS,
                it -> it.text(
                        WebForms::redirect,
                        "is no address to return to: https, http for localhost, or an application's own scheme,"
                                + " without fragment"));
        Optional<Value> purposeList = section.need(PURPOSES);
        List<Purpose> purposes = section.items(
                PURPOSES,
                it -> it.text(Purpose::parse, "is no purpose: lower-case words joined by _, at most 32 characters"));
        purposeList
                .filter(it -> it.sequence() && it.list().isEmpty())
                .ifPresent(it -> it.place().wrong("names no purpose"));
        boolean phone = section.find(PHONE).flatMap(Value::flag).orElse(true);
        Optional<String> smsOrigin = section.find(SMS_ORIGIN)
                .flatMap(it -> it.text(
                        WebForms::smsHost,
                        "is no host: a domain name in lower case, at most " + WebForms.LONGEST_SMS_HOST
                                + " characters, without https:// and path"));
        ApplicationLimits limits = LimitRules.application(section);
        List<TestNumber> testNumbers = testNumbers(section);
        return access.map(it -> new Application(
                clientId,
                it,
                binding.orElseGet(() -> usual(it)),
                Set.copyOf(origins),
                redirectUris,
                Set.copyOf(purposes),
                phone,
                smsOrigin.orElse(null),
                limits,
                testNumbers));
    }

    /// The secret of a confidential application shows already who asks; a public one has nothing but the id.
    private static Binding usual(Access access) {
        return switch (access) {
            case Access.Public _ -> Binding.REQUIRED;
            case Access.Confidential _ -> Binding.OPTIONAL;
        };
    }

    private static List<TestNumber> testNumbers(Section section) {
        List<TestNumber> numbers = new ArrayList<>();
        for (Value each : section.find(TEST_NUMBERS).map(Value::list).orElse(List.of())) {
            TestNumberRules.read(each).ifPresent(found -> {
                if (numbers.stream().anyMatch(it -> it.number().equals(found.number()))) {
                    each.place().wrong("has a number that is in the list already");
                }
                numbers.add(found);
            });
        }
        return numbers;
    }

    private static Optional<Access> access(Section section) {
        Optional<String> kind = section.need(ACCESS)
                .flatMap(it -> it.text(
                        word -> Optional.of(word).filter(List.of(PUBLIC, CONFIDENTIAL)::contains),
                        "is neither public nor confidential"));
        Optional<SecretHash> hash = section.find(SECRET_HASH)
                .flatMap(it -> it.unshown(SecretHash::parse, "is not of the form sha256:SALT:HASH, both base64url"));
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        if (kind.get().equals(PUBLIC)) {
            section.find(SECRET_HASH)
                    .ifPresent(it -> it.place().wrong("is not for a public application, which can keep no secret"));
            return Optional.of(new Access.Public());
        }
        section.need(SECRET_HASH);
        section.find(ORIGINS)
                .ifPresent(it -> it.place().wrong("is not for a confidential application, which no browser calls"));
        return hash.map(Access.Confidential::new);
    }
}
