package dev.twoticks.policy;

/// Where something stands, for messages.
///
/// @param line counted from 1
/// @param key the keys down to it, `NG.receipt_wait_seconds`; empty for the file itself
record Place(Problems problems, String file, int line, String key) {

    void wrong(String what) {
        problems.add(file, line, key.isEmpty() ? what : key + ": " + what);
    }

    /// A key below this place.
    Place under(String name, int atLine) {
        return new Place(problems, file, atLine, key.isEmpty() ? name : key + "." + name);
    }

    /// An item of the list at this place, counted from 0.
    Place item(int index, int atLine) {
        return new Place(problems, file, atLine, key + "[" + index + "]");
    }
}
