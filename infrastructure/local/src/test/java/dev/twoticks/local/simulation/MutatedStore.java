package dev.twoticks.local.simulation;

import dev.twoticks.verification.VerificationStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/// A store that is wrong in one place.
final class MutatedStore {

    /// What becomes of a call; the store behind is asked by `call`.
    interface Change {
        @Nullable
        Object answer(Method method, Object[] arguments, Call call) throws Throwable;
    }

    /// The call as it would be made.
    interface Call {
        @Nullable
        Object make() throws Throwable;
    }

    /// Another answer in place of the right one.
    interface OtherAnswer {
        @Nullable
        Object of(@Nullable Object answer, Object[] arguments);
    }

    private MutatedStore() {}

    static VerificationStore of(VerificationStore behind, Change change) {
        return (VerificationStore) Proxy.newProxyInstance(
                VerificationStore.class.getClassLoader(),
                new Class<?>[] {VerificationStore.class},
                (_, method, arguments) -> change.answer(method, arguments, () -> {
                    try {
                        return method.invoke(behind, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /// One method's answers are changed.
    static VerificationStore answers(VerificationStore behind, String method, OtherAnswer other) {
        return of(
                behind,
                (called, arguments, call) ->
                        called.getName().equals(method) ? other.of(call.make(), arguments) : call.make());
    }

    /// One method does nothing and says this.
    static VerificationStore instead(VerificationStore behind, String method, OtherAnswer says) {
        return of(
                behind,
                (called, arguments, call) -> called.getName().equals(method) ? says.of(null, arguments) : call.make());
    }
}
