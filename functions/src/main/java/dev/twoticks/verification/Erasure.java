package dev.twoticks.verification;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What an erasure has come to so far.
///
/// @param deleted ids of messages
/// @param left ids of messages
/// @param unknown deliveries that may have made a message whose id never became known
record Erasure(int verifications, Set<String> deleted, Set<String> left, int unknown) {

    static final Erasure NOTHING = new Erasure(0, Set.of(), Set.of(), 0);

    Erasure {
        deleted = Set.copyOf(deleted);
        left = Set.copyOf(left);
    }

    static Erasure deleted(String messageId) {
        return new Erasure(0, Set.of(messageId), Set.of(), 0);
    }

    static Erasure left(String messageId) {
        return new Erasure(0, Set.of(), Set.of(messageId), 0);
    }

    static Erasure of(List<Erasure> parts) {
        return parts.stream().reduce(NOTHING, Erasure::and);
    }

    Erasure and(Erasure other) {
        return new Erasure(
                verifications + other.verifications,
                union(deleted, other.deleted),
                union(left, other.left),
                unknown + other.unknown);
    }

    /// Whether somebody has already seen to this message.
    boolean knows(String messageId) {
        return deleted.contains(messageId) || left.contains(messageId);
    }

    EraseResult.Erased result() {
        return new EraseResult.Erased(
                verifications, deleted.size(), left.stream().sorted().toList(), unknown);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }
}
