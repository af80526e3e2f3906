package dev.twoticks.verification;

import dev.twoticks.verification.limit.Once;
import dev.twoticks.verification.limit.RequestWindows;
import dev.twoticks.verification.limit.Window;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Windows in memory, under one lock. Passes the same contract as the real ones.
public final class InMemoryRequestWindows implements RequestWindows {

    private final Map<String, Integer> requests = new HashMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();
    private final Map<String, Once> last = new HashMap<>();
    private final Set<String> passed = new HashSet<>();
    private boolean broken;

    /// Lets every call throw [StoreUnavailableException].
    public synchronized void breakDown() {
        broken = true;
    }

    /// What is counted in a window.
    public synchronized int counted(Window window) {
        return requests.getOrDefault(window.key(), 0);
    }

    /// What is counted in each window, by its name.
    public synchronized Map<String, Integer> counts() {
        return Map.copyOf(requests);
    }

    /// The names of all windows in which anything was ever counted.
    public synchronized Set<String> keys() {
        Set<String> keys = new HashSet<>(requests.keySet());
        keys.addAll(members.keySet());
        return keys;
    }

    @Override
    public synchronized Count count(Window window) {
        answer("countRequest");
        String member = window.member();
        if (member != null) {
            Set<String> known = members.computeIfAbsent(window.key(), _ -> new HashSet<>());
            boolean room = known.contains(member) || (known.size() < window.most() && known.add(member));
            return room ? Count.COUNTED : Count.FULL;
        }
        Once request = window.once();
        if (request != null && known(request, last.get(window.key()))) {
            passed.add(window.key());
            return Count.KNOWN;
        }
        int before = requests.getOrDefault(window.key(), 0);
        if (before >= window.most()) {
            return Count.FULL;
        }
        requests.put(window.key(), before + 1);
        if (request != null) {
            last.put(window.key(), request);
            passed.remove(window.key());
        }
        return Count.COUNTED;
    }

    private static boolean known(Once request, @Nullable Once before) {
        return before != null
                && before.name().equals(request.name())
                && before.at().isAfter(request.since());
    }

    @Override
    public synchronized void giveBack(Window window) {
        answer("giveBackRequest");
        if (window.member() != null) {
            throw new IllegalArgumentException("a window that counts members takes nothing back");
        }
        Once request = window.once();
        if (request == null || lastAndAlone(window.key(), request)) {
            requests.computeIfPresent(window.key(), (_, counted) -> Math.max(0, counted - 1));
        }
    }

    private boolean lastAndAlone(String key, Once request) {
        Once before = last.get(key);
        return before != null && before.name().equals(request.name()) && !passed.contains(key) && last.remove(key, before);
    }

    private void answer(String operation) {
        if (broken) {
            throw new StoreUnavailableException(operation);
        }
    }
}
