package dev.twoticks.verification;

import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.phone.PhoneActivity;
import dev.twoticks.verification.phone.PhoneKey;
import java.util.Set;

/// What leads to everything that is stored of a number under one of its index keys.
///
/// @param version of its [PhoneActivity]
/// @param refs its verifications that may be stored
/// @param purposes what verifications were started for, and so what there may be locks for
public record PhoneTrace(PhoneKey phone, long version, Set<Ref> refs, Set<Purpose> purposes) {

    public PhoneTrace {
        refs = Set.copyOf(refs);
        purposes = Set.copyOf(purposes);
    }

    /// A number that nothing is stored of.
    public static PhoneTrace none(PhoneKey phone) {
        return new PhoneTrace(phone, PhoneActivity.NONE.version(), Set.of(), Set.of());
    }
}
