package dev.twoticks.verification;

import dev.twoticks.verification.StartAdmission.Admission;
import dev.twoticks.verification.application.Access;
import dev.twoticks.verification.application.Application;
import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.idempotency.Repeatable;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.limit.ClientAddress;
import dev.twoticks.verification.limit.Once;
import dev.twoticks.verification.limit.RequestWindows;
import dev.twoticks.verification.limit.Subjects;
import dev.twoticks.verification.limit.Window;
import dev.twoticks.verification.plan.PolicySource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    CountedWindows start(NewVerification next, Admission.Admitted admitted) {
        Subjects subjects = subjects(next);
        StartRequest request = next.request();
        Application application = admitted.application();
        List<Window> all = new ArrayList<>(starting(subjects, application, request));
        person(application, request)
                .map(it -> subjects.countries(it, policy.addressLimits(), admitted.number()))
                .ifPresent(all::add);
        all.add(subjects.block(admitted.number(), admitted.country().blockStartsAnHour()));
        return count(next, subjects, all);
    }

    /// Counts a start of a test number. The other numbers of its block are no neighbours, and it is of no country.
    CountedWindows start(NewVerification next, Admission.Test test) {
        Subjects subjects = subjects(next);
        return count(next, subjects, starting(subjects, test.application(), next.request()));
    }

    private Subjects subjects(NewVerification next) {
        return new Subjects(keys.phoneIndexKey(), next.now());
    }

    private CountedWindows count(NewVerification next, Subjects subjects, List<Window> all) {
        Repeatable repeatable = next.repeatable();
        return repeatable == null
                ? count(all)
                : count(all, subjects.once(next.application().clientId(), repeatable));
    }

    /// The windows of every start.
    private List<Window> starting(Subjects subjects, Application application, StartRequest request) {
        List<Window> all = new ArrayList<>();
        person(application, request).ifPresent(it -> all.addAll(subjects.starting(it, policy.addressLimits())));
        all.addAll(subjects.application(application.clientId(), application.limits()));
        return all;
    }

    /// Counts a request for another delivery.
    CountedWindows tries(Caller caller, Instant now) {
        return count(trying(caller, new Subjects(keys.phoneIndexKey(), now)));
    }

    /// Counts a check.
    CountedWindows tries(Caller caller, VerificationId id, @Nullable Repeatable repeatable, Instant now) {
        Subjects subjects = new Subjects(keys.phoneIndexKey(), now);
        List<Window> all = trying(caller, subjects);
        return repeatable == null ? count(all) : count(all, subjects.once(id.reveal(), repeatable));
    }

    private List<Window> trying(Caller caller, Subjects subjects) {
        return server(caller) ? List.of() : List.of(subjects.trying(caller.address(), policy.addressLimits()));
    }

    private CountedWindows count(List<Window> all) {
        return CountedWindows.count(windows, all);
    }

    private CountedWindows count(List<Window> all, Once request) {
        return count(all.stream().map(it -> it.repeatable(request)).toList());
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
