package dev.twoticks.verification;

import dev.twoticks.verification.application.Access;
import dev.twoticks.verification.application.Application;
import dev.twoticks.verification.application.Binding;
import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.application.FirstFactor;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.application.TestNumber;
import dev.twoticks.verification.phone.NumberFault;
import dev.twoticks.verification.phone.PhoneNumber;
import dev.twoticks.verification.plan.CountryPolicy;
import dev.twoticks.verification.plan.PolicySource;
import java.util.Optional;

/// Decides from the owner's files alone whether a start may be considered: no store is asked and nothing is
/// written.
final class StartAdmission {

    private final PolicySource policy;

    StartAdmission(PolicySource policy) {
        this.policy = policy;
    }

    sealed interface Admission {
        record Admitted(Application application, PhoneNumber number, CountryPolicy country) implements Admission {}

        record Test(Application application, TestNumber number) implements Admission {}

        record Refused(StartResult why) implements Admission {}
    }

    Admission decide(StartRequest request) {
        Optional<Application> found =
                Optional.ofNullable(request.caller().clientId()).flatMap(policy::application);
        if (found.isEmpty() || !found.get().phone()) {
            return refused(new StartResult.ApplicationNotAllowed());
        }
        Application application = found.get();
        if (!application.admits(request.caller())) {
            return refused(strange(application, request.caller()));
        }
        if (application.binding() == Binding.REQUIRED && request.challenge() == null) {
            return refused(new StartResult.ChallengeMissing());
        }
        if (!application.purposes().contains(request.purpose())) {
            return refused(new StartResult.PurposeNotAllowed());
        }
        if (request.person() != null && application.access() instanceof Access.Public) {
            return refused(new StartResult.SignalsNotTaken());
        }
        FirstFactor first = request.firstFactor();
        if (request.purpose().equals(Purpose.MFA) && first == null) {
            return refused(new StartResult.FirstFactorMissing());
        }
        if (request.purpose().equals(Purpose.MFA) && first != null && first.phone()) {
            return refused(new StartResult.SameChannel());
        }
        return PhoneNumber.possible(request.phoneNumber(), request.country())
                .flatMap(application::testNumber)
                .<Admission>map(it -> new Admission.Test(application, it))
                .orElseGet(() -> admitNumber(request, application));
    }

    private Admission admitNumber(StartRequest request, Application application) {
        return switch (PhoneNumber.parse(request.phoneNumber(), request.country())) {
            case PhoneNumber.Reading.Refused(NumberFault fault) -> refused(new StartResult.InvalidPhoneNumber(fault));
            case PhoneNumber.Reading.Taken(PhoneNumber number) ->
                policy.country(number.country())
                        .<Admission>map(country -> new Admission.Admitted(application, number, country))
                        .orElseGet(() -> refused(new StartResult.CountryNotAllowed()));
        };
    }

    private static StartResult strange(Application application, Caller caller) {
        boolean byOrigin = application.access() instanceof Access.Public && caller.secret() == null;
        return byOrigin ? new StartResult.OriginNotAllowed() : new StartResult.ApplicationNotAllowed();
    }

    private static Admission refused(StartResult why) {
        return new Admission.Refused(why);
    }
}
