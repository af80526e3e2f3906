package dev.twoticks.verification;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// Counts the calls of a store, and breaks the ones it is told to.
public final class WatchedStore {

    private final VerificationStore store;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile Predicate<String> broken = _ -> false;

    public WatchedStore(VerificationStore behind) {
        this.store = (VerificationStore) Proxy.newProxyInstance(
                VerificationStore.class.getClassLoader(),
                new Class<?>[] {VerificationStore.class},
                (_, method, arguments) -> {
                    calls.add(method.getName());
                    if (broken.test(method.getName())) {
                        throw new StoreUnavailableException(method.getName());
                    }
                    try {
                        return method.invoke(behind, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /// The store to give to a use case.
    public VerificationStore store() {
        return store;
    }

    /// Lets calls of these names throw [StoreUnavailableException] before they do anything.
    public void breakCalls(Predicate<String> names) {
        broken = names;
    }

    /// The names of all calls so far.
    public List<String> calls() {
        return List.copyOf(calls);
    }
}
