package dev.twoticks.local.simulation;

import static dev.twoticks.local.simulation.Invariant.I18;

import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.phone.PhoneKey;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/// What was erased: it was gone at that moment, and stays so whoever was still at work.
final class KnownErasures {

    private final Predicate<String> stored;
    private final Set<Ref> refs = new HashSet<>();
    private final Set<PhoneKey> phones = new HashSet<>();

    /// @param stored whether anything that is stored names this, in hexadecimal digits
    KnownErasures(Predicate<String> stored) {
        this.stored = stored;
    }

    /// A number is asked for.
    void started(PhoneKey phone) {
        phones.remove(phone);
    }

    /// A number was erased.
    ///
    /// @param its verifications that were stored
    void erased(PhoneKey phone, Collection<Ref> its) {
        phones.add(phone);
        refs.addAll(its);
        hold();
    }

    /// What was erased is so still.
    void hold() {
        refs.forEach(it -> require(!stored.test(it.hex()), "verification " + it + " is stored"));
        phones.forEach(it -> require(!stored.test(it.hex()), "the number is stored"));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(I18, "erased: " + otherwise);
        }
    }
}
