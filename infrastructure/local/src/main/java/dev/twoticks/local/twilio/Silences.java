package dev.twoticks.local.twilio;

import com.sun.net.httpserver.HttpExchange;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Connections that are left without an answer. No thread waits on them; they end after a minute of real time.
final class Silences implements AutoCloseable {

    private static final long LONGEST_SECONDS = 60;

    private final Set<HttpExchange> open = ConcurrentHashMap.newKeySet();

    void keep(HttpExchange exchange) {
        open.add(exchange);
        CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS).execute(() -> end(exchange));
    }

    private void end(HttpExchange exchange) {
        if (open.remove(exchange)) {
            exchange.close();
        }
    }

    @Override
    public void close() {
        open.forEach(this::end);
    }
}
