package dev.twoticks.verification;

import dev.twoticks.verification.StartAdmission.Admission;
import dev.twoticks.verification.application.Access;
import dev.twoticks.verification.application.Application;
import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.limit.ClientAddress;
import dev.twoticks.verification.limit.RequestWindows;
import dev.twoticks.verification.limit.Subjects;
import dev.twoticks.verification.limit.Window;
import dev.twoticks.verification.plan.PolicySource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which windows a request counts in. A confidential application's own address is never among them: one server
/// speaks for many people. Its people's addresses count where it tells them, and its quota bounds the rest.
final class CallerLimits {

    private final RequestWindows windows;
    private final PolicySource policy;
    private final KeyRing keys;

    CallerLimits(RequestWindows windows, PolicySource policy, KeyRing keys) {
        this.windows = windows;
        this.policy = policy;
        this.keys = keys;
    }

    /// Counts a start that the files have admitted.
    CountedWindows start(StartRequest request, Admission.Admitted admitted, Instant now) {
        Application application = admitted.application();
        Subjects subjects = new Subjects(keys.phoneIndexKey(), now);
        List<Window> all = new ArrayList<>(starting(subjects, application, request));
        person(application, request)
                .map(it -> subjects.countries(it, policy.addressLimits(), admitted.number()))
                .ifPresent(all::add);
        all.add(subjects.block(admitted.number(), admitted.country().blockStartsAnHour()));
        return CountedWindows.count(windows, all);
    }

    /// Counts a start of a test number. The other numbers of its block are no neighbours, and it is of no country.
    CountedWindows start(StartRequest request, Admission.Test test, Instant now) {
        Subjects subjects = new Subjects(keys.phoneIndexKey(), now);
        return CountedWindows.count(windows, starting(subjects, test.application(), request));
    }

    /// The windows of every start.
    private List<Window> starting(Subjects subjects, Application application, StartRequest request) {
        List<Window> all = new ArrayList<>();
        person(application, request).ifPresent(it -> all.addAll(subjects.starting(it, policy.addressLimits())));
        all.addAll(subjects.application(application.clientId(), application.limits()));
        return all;
    }

    /// Counts a check or a request for another delivery.
    CountedWindows tries(Caller caller, Instant now) {
        if (server(caller)) {
            return CountedWindows.count(windows, List.of());
        }
        Subjects subjects = new Subjects(keys.phoneIndexKey(), now);
        return CountedWindows.count(windows, List.of(subjects.trying(caller.address(), policy.addressLimits())));
    }

    /// Whose address it is that counts at a start; empty if nobody's.
    private static Optional<ClientAddress> person(Application application, StartRequest request) {
        return switch (application.access()) {
            case Access.Public _ -> Optional.of(request.caller().address());
            case Access.Confidential _ -> Optional.ofNullable(request.person());
        };
    }

    private boolean server(Caller caller) {
        return Optional.ofNullable(caller.clientId())
                .flatMap(policy::application)
                .filter(it -> it.access() instanceof Access.Confidential && it.admits(caller))
                .isPresent();
    }
}
