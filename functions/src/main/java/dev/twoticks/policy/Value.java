package dev.twoticks.policy;

import dev.twoticks.verification.budget.Money;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// What stands at a place. Every question that it cannot answer is a problem and answered with nothing.
record Value(Place place, Node node) {

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final int SHOWN = 60;
    private static final Set<Tag> PLAIN_TAGS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.TIMESTAMP, Tag.MERGE, Tag.NULL);

    /// Nothing after the colon, or YAML's words for it.
    boolean empty() {
        return node.getTag().equals(Tag.NULL);
    }

    /// Whether it is a block of keys.
    boolean block() {
        return node instanceof MappingNode;
    }

    boolean sequence() {
        return node instanceof SequenceNode;
    }

    Optional<String> text() {
        if (empty()) {
            return wrong("is empty");
        }
        if (!(node instanceof ScalarNode scalar) || !PLAIN_TAGS.contains(node.getTag())) {
            return wrong("is not a text");
        }
        return scalar.getValue().isBlank() ? wrong("is empty") : Optional.of(scalar.getValue());
    }

    /// A text of some form. The message repeats what is written.
    <T> Optional<T> text(Function<String, Optional<T>> form, String otherwise) {
        return text().flatMap(it -> form.apply(it).or(() -> wrong(shown(it) + " " + otherwise)));
    }

    /// A text of some form that messages do not repeat: a number, a secret's hash.
    <T> Optional<T> unshown(Function<String, Optional<T>> form, String otherwise) {
        return text().flatMap(it -> form.apply(it).or(() -> wrong(otherwise)));
    }

    Optional<Integer> number(int least, int most) {
        if (!(node instanceof ScalarNode scalar)
                || scalar.getScalarStyle() != ScalarStyle.PLAIN
                || !NUMBER.matcher(scalar.getValue()).matches()) {
            return text().flatMap(it -> wrong(shown(it) + " is not a whole number"));
        }
        int number = Integer.parseInt(scalar.getValue());
        return number < least || number > most
                ? wrong(number + " is not between " + least + " and " + most)
                : Optional.of(number);
    }

    /// Dollars, `0.3868`.
    Optional<Money> money() {
        return text(Money::parse, "is no amount of dollars: 0.3868, with six digits at most on either side");
    }

    /// A day, `2026-05-25`.
    Optional<LocalDate> day() {
        return text(
                it -> {
                    try {
                        return Optional.of(LocalDate.parse(it));
                    } catch (DateTimeParseException _) {
                        return Optional.empty();
                    }
                },
                "is no day: 2026-05-25");
    }

    Optional<Boolean> flag() {
        boolean plain = node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN;
        return text(
                it -> plain && (it.equals("true") || it.equals("false"))
                        ? Optional.of(it.equals("true"))
                        : Optional.empty(),
                "is not true or false");
    }

    List<Value> list() {
        if (!(node instanceof SequenceNode sequence)) {
            wrong(empty() ? "is empty; an empty list is []" : "is not a list");
            return List.of();
        }
        List<Value> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new Value(place.item(items.size(), line(item)), item));
        }
        return items;
    }

    /// The keys below, in the order of the file, in a map of the caller's own. One that stands there twice
    /// counts once and is a problem.
    Map<String, Value> map() {
        Map<String, Value> values = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            wrong(empty() ? "is empty" : "is not a block of keys");
            return values;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                place.under("?", line(tuple.getKeyNode())).wrong("is no key");
                continue;
            }
            Place at = place.under(shown(key.getValue()), line(key));
            if (values.putIfAbsent(key.getValue(), new Value(at, tuple.getValueNode())) != null) {
                at.wrong("stands here twice");
            }
        }
        return values;
    }

    private <T> Optional<T> wrong(String what) {
        place.wrong(what);
        return Optional.empty();
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
