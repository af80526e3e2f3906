package dev.twoticks.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A function.
///
/// @param arn by which it is called: its alias's where it has one
/// @param handlerClass full class name
/// @param handlerMethod usually `handleRequest`
/// @param environment names and values, as Lambda sets them
/// @param memory MiB
/// @param alias `live`; null for a function without versions
/// @param snapStart whether its published versions start from a snapshot
/// @param layer the folder whose content stands under `/opt`; null for a function without a layer
public record FunctionSpec(
        String logicalId,
        String arn,
        String handlerClass,
        String handlerMethod,
        Map<String, String> environment,
        Duration timeout,
        int memory,
        @Nullable String alias,
        boolean snapStart,
        @Nullable Path layer) {

    public FunctionSpec {
        environment = Map.copyOf(environment);
    }
}
