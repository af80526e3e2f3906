package dev.twoticks.dynamodb;

import dev.twoticks.verification.ProviderGate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `PROVIDER#name`: there while the provider does not take our credentials.
final class ProviderItems {

    private static final String CLOSE = "SET #field = :field, #retry_at = :retry_at, #ttl = :ttl";
    private static final String MOVE_ON = "SET #retry_at = :retry_at, #ttl = :ttl";
    private static final String AS_READ = "#field = :field AND #retry_at = :retry_read";

    private ProviderItems() {}

    static @Nullable ProviderGate read(Item item) {
        return item.isEmpty() ? null : new ProviderGate(item.text("field"), item.time("retry_at"));
    }

    static Change close(String provider, ProviderGate gate) {
        Values values = new Values()
                .with(":field", gate.field())
                .with(":retry_at", gate.retryAt())
                .with(":ttl", Attempts.ttl(gate.retryAt(), Attempts.PROVIDER_KEPT));
        return new Change(Attempts.key(provider), CLOSE, null, values);
    }

    /// Whoever goes through first keeps the others out until it is known what came of it.
    static Change probe(String provider, ProviderGate read, Instant now) {
        Instant next = now.plus(ProviderGate.PAUSE);
        Values values = new Values()
                .with(":field", read.field())
                .with(":retry_read", read.retryAt())
                .with(":retry_at", next)
                .with(":ttl", Attempts.ttl(next, Attempts.PROVIDER_KEPT));
        return new Change(Attempts.key(provider), MOVE_ON, AS_READ, values);
    }
}
