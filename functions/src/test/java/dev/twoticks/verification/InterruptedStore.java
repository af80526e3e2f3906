package dev.twoticks.verification;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/// A store before one of whose calls something else happens, as it does between two requests.
final class InterruptedStore {

    private InterruptedStore() {}

    /// @param method the call that is preceded by `meanwhile`, each time
    static VerificationStore before(String method, VerificationStore behind, Runnable meanwhile) {
        return (VerificationStore) Proxy.newProxyInstance(
                VerificationStore.class.getClassLoader(),
                new Class<?>[] {VerificationStore.class},
                (_, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        meanwhile.run();
                    }
                    try {
                        return called.invoke(behind, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
