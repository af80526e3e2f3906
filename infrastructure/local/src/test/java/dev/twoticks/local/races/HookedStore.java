package dev.twoticks.local.races;

import dev.twoticks.verification.VerificationStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/// A store before whose calls something else may happen, once each.
final class HookedStore {

    private final Map<String, Runnable> hooks = new HashMap<>();
    private final VerificationStore store;

    HookedStore(VerificationStore behind) {
        store = (VerificationStore) Proxy.newProxyInstance(
                VerificationStore.class.getClassLoader(),
                new Class<?>[] {VerificationStore.class},
                (_, method, arguments) -> {
                    Runnable hook = hooks.remove(method.getName());
                    if (hook != null) {
                        hook.run();
                    }
                    try {
                        return method.invoke(behind, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /// What happens before the next call of this name.
    void before(String method, Runnable happens) {
        hooks.put(method, happens);
    }

    VerificationStore store() {
        return store;
    }
}
