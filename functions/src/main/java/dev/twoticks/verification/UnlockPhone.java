package dev.twoticks.verification;

import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.phone.PhoneKey;
import dev.twoticks.verification.phone.PhoneNumber;
import dev.twoticks.verification.plan.PolicySource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Opens the locks of a number at an operator's wish, strict ones too. Repeats harmlessly. The wrong codes are
/// forgotten as after a right one: whoever guesses has the first fifty again, so it is for numbers whose holder
/// has been heard. While the index key changes, a lock may still stand under the other key: both are opened.
public final class UnlockPhone {

    private final VerificationStore store;
    private final PolicySource policy;
    private final KeyRing keys;
    private final EventLog events;

    public UnlockPhone(VerificationStore store, PolicySource policy, KeyRing keys, EventLog events) {
        this.store = store;
        this.policy = policy;
        this.keys = keys;
        this.events = events;
    }

    /// Opens them.
    ///
    /// @param phoneNumber E.164
    /// @param only the purpose whose lock is opened, in the files or not; null for all that the files name
    public UnlockResult unlock(String phoneNumber, @Nullable Purpose only) {
        return switch (PhoneNumber.parse(phoneNumber, null)) {
            case PhoneNumber.Reading.Refused(var why) -> new UnlockResult.InvalidPhoneNumber(why);
            case PhoneNumber.Reading.Taken(PhoneNumber number) ->
                open(NumberKeys.of(keys, number), only == null ? all() : List.of(only));
        };
    }

    private List<Purpose> all() {
        return policy.purposes().stream()
                .sorted(Comparator.comparing(Purpose::name))
                .toList();
    }

    private UnlockResult open(List<PhoneKey> phones, List<Purpose> purposes) {
        List<Supplier<Optional<Purpose>>> calls = purposes.stream()
                .flatMap(purpose -> phones.stream()
                        .<Supplier<Optional<Purpose>>>map(
                                phone -> () -> store.unlock(phone, purpose) ? Optional.of(purpose) : Optional.empty()))
                .toList();
        List<Purpose> opened = InParallel.<Optional<Purpose>>all(calls).stream()
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        events.record(OperatorEvents.unlocked(phones.getFirst(), opened));
        return new UnlockResult.Opened(opened);
    }
}
