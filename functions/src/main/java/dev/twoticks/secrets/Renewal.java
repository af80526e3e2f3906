package dev.twoticks.secrets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;

/// A group's keys with one more, which everybody can know long before it is used, and without those that nobody
/// needs any more. Nothing else in the secret changes. While a key waits for its time there is none to make:
/// the keys stay as they are.
record Renewal(FreshKeys fresh, Clock clock) {

    String of(SecretJson used) {
        ObjectNode renewed = used.copy();
        renew(new SecretJson(used.group(), "", renewed).rotating());
        return renewed.toString();
    }

    private void renew(SecretJson json) {
        Instant now = clock.instant();
        Overlap overlap = Overlap.of(json.group());
        Succession succession = Succession.read(json);
        if (succession.waiting(now)) {
            return;
        }
        ObjectNode into = (ObjectNode) json.node();
        ObjectNode keys = into.withObjectProperty("keys");
        ObjectNode from = into.withObjectProperty("from");
        into.put("current", succession.inUse(now));
        for (String needless : succession.unusedSince(now.minus(overlap.kept()))) {
            keys.remove(needless);
            from.remove(needless);
        }
        String id = fresh.add(json.group(), keys);
        from.put(id, now.plus(overlap.ahead()).getEpochSecond());
    }
}
