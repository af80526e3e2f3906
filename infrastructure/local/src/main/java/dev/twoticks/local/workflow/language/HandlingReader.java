package dev.twoticks.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the `Retry` and `Catch` of a task.
final class HandlingReader {

    private static final long MOST_DELAY_SECONDS = 31_622_400;

    private HandlingReader() {}

    static List<Retrier> retriers(Fields task) {
        return each(task, "Retry", HandlingReader::retrier);
    }

    static List<Catcher> catchers(Fields task) {
        return each(task, "Catch", HandlingReader::catcher);
    }

    private static <T> List<T> each(Fields task, String field, Function<Fields, T> reader) {
        if (!task.has(field)) {
            return List.of();
        }
        List<T> read = new ArrayList<>();
        List<Fields> elements = task.objects(field);
        for (int i = 0; i < elements.size(); i++) {
            Fields element = elements.get(i);
            read.add(reader.apply(element));
            List<String> errors = errors(element);
            judge(element, errors);
            if (errors.contains(ErrorNames.ALL) && i < elements.size() - 1) {
                element.fault("ErrorEquals", ErrorNames.ALL + " must come last in " + field);
            }
            element.end();
        }
        return List.copyOf(read);
    }

    private static Retrier retrier(Fields retrier) {
        long interval = or(retrier.optionalNumber("IntervalSeconds", 1, Timeout.MOST_SECONDS), 1);
        Long most = retrier.optionalNumber("MaxDelaySeconds", 1, MOST_DELAY_SECONDS);
        if (most != null && most <= interval) {
            retrier.fault("MaxDelaySeconds", "must be greater than IntervalSeconds");
        }
        String jitter = retrier.optionalText("JitterStrategy");
        if (jitter != null && !jitter.equals("FULL") && !jitter.equals("NONE")) {
            retrier.fault("JitterStrategy", "must be FULL or NONE, found \"" + jitter + "\"");
        }
        return new Retrier(
                errors(retrier),
                interval,
                or(retrier.optionalNumber("MaxAttempts", 0, Timeout.MOST_SECONDS), 3),
                backoffRate(retrier),
                most,
                "FULL".equals(jitter));
    }

    private static double backoffRate(Fields retrier) {
        JsonNode rate = retrier.optional("BackoffRate");
        if (rate == null) {
            return 2.0;
        }
        if (!rate.isNumber() || rate.doubleValue() < 1.0) {
            retrier.fault("BackoffRate", "must be a number from 1.0 up, found " + rate);
            return 1.0;
        }
        return rate.doubleValue();
    }

    private static Catcher catcher(Fields catcher) {
        Path result = FlowReader.resultPath(catcher);
        return new Catcher(errors(catcher), result, catcher.text("Next"));
    }

    private static List<String> errors(Fields rule) {
        JsonNode list = rule.optional("ErrorEquals");
        return list == null
                ? List.of()
                : list.valueStream().map(JsonNode::asText).toList();
    }

    private static boolean texts(@Nullable JsonNode list) {
        return list != null
                && list.isArray()
                && !list.isEmpty()
                && list.valueStream()
                        .allMatch(it -> it.isTextual() && !it.textValue().isEmpty());
    }

    private static void judge(Fields rule, List<String> names) {
        if (!texts(rule.optional("ErrorEquals"))) {
            rule.fault("ErrorEquals", "must be a list of at least one error name");
        }
        if (names.contains(ErrorNames.ALL) && names.size() > 1) {
            rule.fault("ErrorEquals", ErrorNames.ALL + " must stand alone");
        }
        if (new HashSet<>(names).size() < names.size()) {
            rule.fault("ErrorEquals", "names an error twice");
        }
        for (String name : names) {
            if (name.startsWith(ErrorNames.RESERVED_PREFIX) && !ErrorNames.NAMEABLE.contains(name)) {
                rule.fault("ErrorEquals", name + " cannot be retried or caught here");
            }
        }
    }

    private static long or(@Nullable Long number, long otherwise) {
        return number == null ? otherwise : number;
    }
}
