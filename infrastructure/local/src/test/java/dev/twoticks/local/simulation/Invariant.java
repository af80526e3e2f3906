package dev.twoticks.local.simulation;

/// What holds in every schedule. The numbers are those of the security design.
public enum Invariant {
    I1("a verification reveals at most five answers"),
    I2("a verification has at most one token"),
    I3("a delivery is handed to the provider at most once"),
    I4("no delivery is claimed once the verification is finished, expired or in a later round"),
    I5("an approval had the right code, in time, from the application that started it; and a right code is not wrong"),
    I6("what is known of a delivery never falls back"),
    I7("a number gets no more than its limits allow"),
    I8("wrong codes lock a number and purpose at 50, then at every fifth, and nothing is revealed while it is locked"),
    I9("an accepted start runs, and its executions are closed a minute after the code's end"),
    I10("an answer that reveals a wrong code was counted exactly once, on the verification and on the lock"),
    I11("no code and no number is anywhere but in the provider's call"),
    I12("whoever is not entitled changes nothing"),
    I13("an address, an application, a block of numbers, a country and all together get no more than was allowed"),
    I14("nobody is sent through an open breaker, but the one at a time that finds out"),
    I15("a rotation of keys makes no number and no code unreadable"),
    I16("a request is carried out once under its idempotency key, and answered as it was; no other one is under it"),
    I17("a test number is sent nothing, shares nothing with others, and is approved until its last day"),
    I18("of a number that was erased nothing is stored, until somebody asks for it anew");

    private final String sentence;

    Invariant(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public String toString() {
        return name() + " (" + sentence + ")";
    }
}
