package dev.twoticks.dynamodb;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Makes a mark for each call, by which the call knows its own write again: the SDK repeats a call whose answer
/// was lost, and the repetition meets what the first one has written.
///
/// @param random two marks must never meet
record Marks(RandomGenerator random) {

    private static final int BYTES = 16;

    String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
