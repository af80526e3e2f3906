package dev.twoticks.local.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Server-sent events that say only *something changed*; a page then asks for what it shows. Each listener has a
/// virtual thread of its own, so that the server's threads stay free.
final class EventStream implements AutoCloseable {

    private static final long HEARTBEAT_SECONDS = 15;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition happened = lock.newCondition();
    private long changes;
    private boolean closed;

    void changed() {
        lock.lock();
        try {
            changes++;
            happened.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void open(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        Thread.ofVirtual().name("phone-events").start(() -> tell(exchange));
    }

    private void tell(HttpExchange exchange) {
        try (exchange;
                OutputStream out = exchange.getResponseBody()) {
            long told = -1;
            write(out, "retry: 1000\n\n");
            while (true) {
                long now = next(told);
                if (now < 0) {
                    return;
                }
                write(out, now == told ? ": still here\n\n" : "data: " + now + "\n\n");
                told = now;
            }
        } catch (IOException e) {
            // the page was closed: nobody is left to tell
        }
    }

    /// The count of changes once it differs from `told`, or after a heartbeat; negative when the simulator closes.
    private long next(long told) {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(HEARTBEAT_SECONDS);
            while (!closed && changes == told && left > 0) {
                left = happened.awaitNanos(left);
            }
            return closed ? -1 : changes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        } finally {
            lock.unlock();
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            happened.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
