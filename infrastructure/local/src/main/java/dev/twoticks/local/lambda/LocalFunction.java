package dev.twoticks.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.twoticks.config.Service;
import dev.twoticks.local.template.FunctionSpec;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One function: its real handler, kept as Lambda keeps an instance, behind Lambda's own deserialiser.
final class LocalFunction {

    private final FunctionSpec definition;
    private final LambdaContext context;
    private final RequestHandler<Object, Object> handler;
    private final PojoSerializer<Object> events;
    private final PojoSerializer<Object> answers;
    private final ExecutorService threads;

    LocalFunction(FunctionSpec definition, Service service, ExecutorService threads) {
        this.definition = definition;
        this.context = new LambdaContext(definition);
        this.handler = handler(definition, service);
        this.events = serializer(typeArgument(handler.getClass(), 0));
        this.answers = serializer(typeArgument(handler.getClass(), 1));
        this.threads = threads;
    }

    Invocation invoke(String event) {
        Future<String> running = threads.submit(() -> call(event));
        try {
            return new Invocation.Returned(running.get(definition.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            running.cancel(true);
            return new Invocation.Failed(
                    "Sandbox.Timedout",
                    "Task timed out after " + definition.timeout().toSeconds() + " seconds");
        } catch (ExecutionException e) {
            Throwable thrown = e.getCause() == null ? e : e.getCause();
            return new Invocation.Failed(thrown.getClass().getName(), String.valueOf(thrown.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Invocation.Failed("Runtime.ExitError", "the machine stops");
        }
    }

    private String call(String event) {
        Object answer = handler.handleRequest(events.fromJson(event), context);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        answers.toJson(answer, json);
        return json.toString(StandardCharsets.UTF_8);
    }

    @SuppressWarnings(
            "unchecked") // the template names handlers of this interface only, and its contract test holds it to it
    private static RequestHandler<Object, Object> handler(FunctionSpec definition, Service service) {
        try {
            return Class.forName(definition.handlerClass())
                    .asSubclass(RequestHandler.class)
                    .getConstructor(Service.class)
                    .newInstance(service);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "template.yaml: " + definition.logicalId() + ": " + definition.handlerClass(), e);
        }
    }

    @SuppressWarnings("unchecked") // a serialiser of whatever type it was asked for
    private static PojoSerializer<Object> serializer(Class<?> type) {
        return (PojoSerializer<Object>)
                (LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
                        ? LambdaEventSerializers.serializerFor(type, LocalFunction.class.getClassLoader())
                        : JacksonFactory.getInstance().getSerializer(type));
    }

    private static Class<?> typeArgument(Class<?> handler, int index) {
        Type argument = Arrays.stream(handler.getGenericInterfaces())
                .filter(it -> it instanceof ParameterizedType type && type.getRawType() == RequestHandler.class)
                .map(it -> ((ParameterizedType) it).getActualTypeArguments()[index])
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(handler + " does not implement RequestHandler itself"));
        return argument instanceof ParameterizedType type ? (Class<?>) type.getRawType() : (Class<?>) argument;
    }
}
