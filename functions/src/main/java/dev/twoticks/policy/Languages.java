package dev.twoticks.policy;

import dev.twoticks.verification.message.SmsText;
import java.util.Optional;
import java.util.TreeSet;

/// The languages that the files may name: those that there is a text in.
final class Languages {

    private Languages() {}

    static Optional<String> read(Value value) {
        return value.text(Languages::spoken, otherwise());
    }

    static Optional<String> spoken(String tag) {
        return SmsText.languages().contains(tag) ? Optional.of(tag) : Optional.empty();
    }

    static String otherwise() {
        return "is no language that there is a text in; these are "
                + String.join(", ", new TreeSet<>(SmsText.languages()));
    }
}
