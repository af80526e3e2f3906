package dev.twoticks.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What a Choice rule asks.
public sealed interface Condition {

    record And(List<Condition> all) implements Condition {}

    record Or(List<Condition> any) implements Condition {}

    record Not(Condition condition) implements Condition {}

    /// `IsPresent`, `IsNull`, `IsString` and their like.
    record Is(Path variable, Kind kind, boolean expected) implements Condition {}

    record Compare(Path variable, Comparison comparison, JsonNode value) implements Condition {}

    record ComparePaths(Path variable, Comparison comparison, Path value) implements Condition {}

    /// Whether the rule applies.
    ///
    /// @throws StateFailure `States.Runtime` if a variable that is compared does not exist
    default boolean holds(Scope scope) {
        return switch (this) {
            case And(List<Condition> all) -> all.stream().allMatch(condition -> condition.holds(scope));
            case Or(List<Condition> any) -> any.stream().anyMatch(condition -> condition.holds(scope));
            case Not(Condition condition) -> !condition.holds(scope);
            case Is(Path variable, Kind kind, boolean expected) -> kind.describes(variable.find(scope)) == expected;
            case Compare(Path variable, Comparison comparison, JsonNode value) ->
                comparison.holds(variable.get(scope), value);
            case ComparePaths(Path variable, Comparison comparison, Path value) ->
                comparison.holds(variable.get(scope), value.get(scope));
        };
    }
}
