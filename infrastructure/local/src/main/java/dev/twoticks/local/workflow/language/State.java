package dev.twoticks.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One state of a machine. A `next` that is null stands for `"End": true`.
public sealed interface State {

    String name();

    /// A call of a function.
    ///
    /// @param waitsForToken `lambda:invoke.waitForTaskToken`, not `lambda:invoke`
    record Task(
            String name,
            DataFlow data,
            boolean waitsForToken,
            @Nullable Timeout timeout,
            List<Retrier> retriers,
            List<Catcher> catchers,
            @Nullable String next)
            implements State {}

    /// A fork without work.
    ///
    /// @param otherwise `Default`; null if a choice that matches nothing fails
    record Choice(
            String name,
            DataFlow data,
            List<Rule> rules,
            @Nullable String otherwise) implements State {}

    record Rule(Condition condition, String next) {}

    /// Data passed on or put in.
    ///
    /// @param result what it gives instead of its input, or null
    record Pass(
            String name,
            DataFlow data,
            @Nullable JsonNode result,
            @Nullable String next) implements State {}

    record Wait(
            String name,
            DataFlow data,
            Delay delay,
            @Nullable String next) implements State {}

    record Succeed(String name, DataFlow data) implements State {}

    record Fail(
            String name, @Nullable String error, @Nullable String cause) implements State {}

    /// The states that may follow.
    default Set<String> successors() {
        return switch (this) {
            case Task task ->
                Stream.concat(
                                Stream.ofNullable(task.next),
                                task.catchers.stream().map(Catcher::next))
                        .collect(Collectors.toSet());
            case Choice choice ->
                Stream.concat(
                                Stream.ofNullable(choice.otherwise),
                                choice.rules.stream().map(Rule::next))
                        .collect(Collectors.toSet());
            case Pass pass -> Stream.ofNullable(pass.next).collect(Collectors.toSet());
            case Wait wait -> Stream.ofNullable(wait.next).collect(Collectors.toSet());
            case Succeed _, Fail _ -> Set.of();
        };
    }
}
