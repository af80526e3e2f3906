package dev.twoticks.verification.application;

import dev.twoticks.verification.limit.ApplicationLimits;
import dev.twoticks.verification.phone.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A client of the API, as the applications file describes it.
///
/// @param clientId its name, which is also the token's audience
/// @param binding whether its verifications must be bound to whoever starts them
/// @param origins exact web origins that its pages have
/// @param redirectUris where a hosted sign-in may send people back to
/// @param purposes what its proofs may be for
/// @param phone whether it may verify phone numbers at all
/// @param smsOrigin the host of the origin-bound last line of its SMS, if it turned that on
/// @param limits how much it may ask for in all
/// @param testNumbers numbers that it may verify without a message
public record Application(
        String clientId,
        Access access,
        Binding binding,
        Set<String> origins,
        List<String> redirectUris,
        Set<Purpose> purposes,
        boolean phone,
        @Nullable String smsOrigin,
        ApplicationLimits limits,
        List<TestNumber> testNumbers) {

    public Application {
        origins = Set.copyOf(origins);
        redirectUris = List.copyOf(redirectUris);
        purposes = Set.copyOf(purposes);
        testNumbers = List.copyOf(testNumbers);
    }

    /// The test number that this is, its last day passed or not.
    public Optional<TestNumber> testNumber(PhoneNumber number) {
        return testNumbers.stream().filter(it -> it.number().equals(number)).findFirst();
    }

    /// Whether `caller` is this application: a confidential one by its secret, a public one by its origin where
    /// a browser sends one.
    public boolean admits(Caller caller) {
        return switch (access) {
            case Access.Public _ ->
                caller.secret() == null && (caller.origin() == null || origins.contains(caller.origin()));
            case Access.Confidential(SecretHash hash) -> caller.secret() != null && hash.matches(caller.secret());
        };
    }
}
