package dev.twoticks.local.lambda;

import java.time.Duration;
import java.util.Map;

/// A function as the template has it.
///
/// @param name its logical id
/// @param handler `package.Class::method`, or the class alone
/// @param environment what it may know, already resolved
/// @param timeout after which Lambda ends it
public record FunctionDefinition(String name, String handler, Map<String, String> environment, Duration timeout) {

    String handlerClass() {
        return handler.split("::", 2)[0];
    }
}
