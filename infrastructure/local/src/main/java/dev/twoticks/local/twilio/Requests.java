package dev.twoticks.local.twilio;

import dev.twoticks.local.clock.Timers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// The record of every request to the Messages API.
final class Requests {

    private final Timers timers;
    private final List<RecordedRequest> all = new CopyOnWriteArrayList<>();

    Requests(Timers timers) {
        this.timers = timers;
    }

    void add(Request request, Reply reply) {
        boolean creates = request.is("POST") && request.path().endsWith("/Messages.json");
        String delivery = creates ? MessageRequest.of(request.form()).delivery() : "";
        all.add(new RecordedRequest(
                timers.now(), request.method(), request.path(), delivery, request.form(), reply.words()));
    }

    List<RecordedRequest> all() {
        return List.copyOf(all);
    }

    /// In the order of their first requests.
    Map<String, Integer> postsPerDelivery() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        all.stream()
                .map(RecordedRequest::delivery)
                .filter(delivery -> !delivery.isEmpty())
                .forEach(delivery -> counts.merge(delivery, 1, Integer::sum));
        return counts;
    }
}
