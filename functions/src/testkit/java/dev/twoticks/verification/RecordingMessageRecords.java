package dev.twoticks.verification;

import dev.twoticks.verification.delivery.MessageRecords;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Deletes every record but those that it is told to leave, and keeps what it was asked for.
public final class RecordingMessageRecords implements MessageRecords {

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final Map<String, String> left = new ConcurrentHashMap<>();

    @Override
    public Deletion delete(String messageId) {
        asked.add(messageId);
        String why = left.get(messageId);
        return why == null ? new Deletion.Deleted() : new Deletion.Left(why);
    }

    /// Leaves this record from now on.
    public void leave(String messageId, String why) {
        left.put(messageId, why);
    }

    /// Deletes every record from now on.
    public void leaveNone() {
        left.clear();
    }

    /// All ids that were asked for, in order.
    public List<String> asked() {
        return List.copyOf(asked);
    }
}
