package dev.twoticks.verification.budget;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An amount of US dollars in whole millionths: prices are fractions of a cent, and sums of them must be exact.
public record Money(long micros) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    private static final long DOLLAR = 1_000_000;
    private static final int DECIMALS = 6;
    private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,5})(?:\\.([0-9]{1,6}))?");

    /// Dollars as they are written, `0.3868`; empty for more than six digits on either side, signs and symbols.
    public static Optional<Money> parse(String dollars) {
        Matcher form = FORM.matcher(dollars);
        if (!form.matches()) {
            return Optional.empty();
        }
        String decimals = form.group(2) == null ? "" : form.group(2);
        long below = Long.parseLong(decimals + "0".repeat(DECIMALS - decimals.length()));
        return Optional.of(new Money(Math.addExact(Long.parseLong(form.group(1)) * DOLLAR, below)));
    }

    public static Money dollars(long whole) {
        return new Money(Math.multiplyExact(whole, DOLLAR));
    }

    public Money plus(Money more) {
        return new Money(Math.addExact(micros, more.micros));
    }

    /// May be less than nothing.
    public Money minus(Money less) {
        return new Money(Math.subtractExact(micros, less.micros));
    }

    /// So many times as much.
    public Money times(int many) {
        return new Money(Math.multiplyExact(micros, (long) many));
    }

    /// One of so many equal parts, rounded down.
    public Money part(int of) {
        return new Money(Math.floorDiv(micros, of));
    }

    /// This many hundredths of it, rounded down.
    public Money percent(int hundredths) {
        return new Money(Math.multiplyExact(micros, (long) hundredths) / 100);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(micros, other.micros);
    }

    /// Dollars with all six decimals.
    @Override
    public String toString() {
        String sign = micros < 0 ? "-" : "";
        long all = Math.abs(micros);
        return sign + all / DOLLAR + "." + String.format("%06d", all % DOLLAR);
    }
}
