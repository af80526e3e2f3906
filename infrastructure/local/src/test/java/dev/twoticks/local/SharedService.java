package dev.twoticks.local;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One service for all tests of this JVM; it ends with the last of them. Each test verifies numbers of its own.
public final class SharedService implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalService.class;
    }

    @Override
    public LocalService resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedService.class))
                .computeIfAbsent(LocalService.class, _ -> LocalService.start(LocalOptions.quiet()), LocalService.class);
    }
}
