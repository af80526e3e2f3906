package dev.twoticks.local.simulation;

import dev.twoticks.verification.StoreUnavailableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/// The store, or a part of it, that is far away.
final class AwaitedPort {

    private AwaitedPort() {}

    static <T> T of(Class<T> port, T behind, String name, Awaited awaited) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (_, method, arguments) -> awaited.call(
                        name + "." + method.getName(),
                        () -> call(behind, method, arguments),
                        () -> new StoreUnavailableException(method.getName()))));
    }

    private static Object call(Object behind, Method method, Object[] arguments) {
        try {
            return method.invoke(behind, arguments);
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getTargetException();
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
