package dev.twoticks.verification.delivery;

import java.util.Optional;
import java.util.regex.Pattern;

/// Which message of a verification: leg 1, 2, … of a round, written `1-2`.
///
/// @param round the request for the code that it belongs to, from 1
/// @param leg its place in that round, from 1
public record DeliveryId(int round, int leg) implements Comparable<DeliveryId> {

    private static final Pattern FORM = Pattern.compile("[1-9]-[1-9]");
    private static final int HIGHEST = 9;

    public DeliveryId {
        if (round < 1 || round > HIGHEST || leg < 1 || leg > HIGHEST) {
            throw new IllegalArgumentException("no such delivery: " + round + "-" + leg);
        }
    }

    /// The delivery in a callback's query; empty if it is not one.
    public static Optional<DeliveryId> parse(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new DeliveryId(text.charAt(0) - '0', text.charAt(2) - '0'))
                : Optional.empty();
    }

    @Override
    public int compareTo(DeliveryId other) {
        return round != other.round ? Integer.compare(round, other.round) : Integer.compare(leg, other.leg);
    }

    @Override
    public String toString() {
        return round + "-" + leg;
    }
}
