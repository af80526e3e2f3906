package dev.twoticks.local.lambda;

import dev.twoticks.config.Service;
import dev.twoticks.local.template.FunctionSpec;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All functions of the template, in this process.
public final class LocalFunctions implements Functions, AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, LocalFunction> functions;

    /// @param service puts a function's service together from its environment
    public LocalFunctions(Collection<FunctionSpec> definitions, Function<FunctionSpec, Service> service) {
        this.functions = definitions.stream()
                .collect(Collectors.toMap(
                        FunctionSpec::logicalId, it -> new LocalFunction(it, service.apply(it), threads)));
    }

    @Override
    public Invocation invoke(String name, String event) {
        LocalFunction function = functions.get(name);
        if (function == null) {
            throw new IllegalArgumentException("no function " + name + " in " + functions.keySet());
        }
        return function.invoke(event);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
