package dev.twoticks.local.twilio;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// All messages of this run.
final class Messages {

    private final Map<String, Message> bySid = new LinkedHashMap<>();

    /// What a handset was sent stays there, and its receipts come.
    private final Set<String> deletedRecords = new HashSet<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Runnable changed;

    /// @param changed called after every change, outside the lock
    Messages(Runnable changed) {
        this.changed = changed;
    }

    void add(Message message) {
        put(message);
        changed.run();
    }

    private void put(Message message) {
        lock.lock();
        try {
            bySid.put(message.sid(), message);
        } finally {
            lock.unlock();
        }
    }

    /// The message, if its record was not deleted.
    Optional<Message> find(String sid) {
        lock.lock();
        try {
            return Optional.ofNullable(bySid.get(sid)).filter(it -> !deletedRecords.contains(sid));
        } finally {
            lock.unlock();
        }
    }

    /// Changes a message that is known to exist and gives it as it is now.
    Message change(String sid, UnaryOperator<Message> change) {
        Message now;
        lock.lock();
        try {
            now = bySid.computeIfPresent(sid, (_, before) -> change.apply(before));
        } finally {
            lock.unlock();
        }
        if (now == null) {
            throw new IllegalArgumentException("no message " + sid);
        }
        changed.run();
        return now;
    }

    /// Deletes the record of a message.
    void delete(String sid) {
        lock.lock();
        try {
            deletedRecords.add(sid);
        } finally {
            lock.unlock();
        }
    }

    /// Newest first, also those whose records were deleted.
    List<Message> newest(Predicate<Message> wanted) {
        lock.lock();
        try {
            return new ArrayList<>(bySid.values())
                    .reversed().stream().filter(wanted).toList();
        } finally {
            lock.unlock();
        }
    }

    /// How many messages an address was sent in a time that ends now.
    long countTo(String to, Instant now, Duration back) {
        Instant from = now.minus(back);
        return newest(message ->
                        message.request().to().equals(to) && message.created().isAfter(from))
                .size();
    }
}
