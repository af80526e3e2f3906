package dev.twoticks.verification;

import dev.twoticks.verification.breaker.BreakerKey;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.Failure;

/// What somebody must see to: events of the name that alarms count, each with its reason.
final class Alerts {

    private Alerts() {}

    static Event workflowNotStarted(Ref ref, int round, String error) {
        return Event.of(Event.ALERT, ref)
                .with("reason", "workflow_not_started")
                .with("round", Integer.toString(round))
                .with("error", error);
    }

    static Event deliveryFailed(Ref ref, DeliveryId delivery, Channel channel, Failure failure) {
        return Event.of(Event.ALERT, ref)
                .with("reason", "delivery_failure")
                .with(delivery, channel)
                .with(failure);
    }

    static Event credentialsRefused(DeliveryTask task, String provider, String field) {
        return Event.of(Event.ALERT, task.ref())
                .with("reason", "credentials_refused")
                .with("provider", provider)
                .with("field", field);
    }

    /// @param account a country, or `total`
    static Event spendCap(String account, int percent) {
        return Event.of(Event.ALERT)
                .with("reason", "spend_cap")
                .with("account", account)
                .with("percent", Integer.toString(percent));
    }

    /// @param code the provider's code, or `failure_share`
    static Event breakerOpen(BreakerKey key, String code) {
        return Event.of(Event.ALERT)
                .with("reason", "breaker_open")
                .with("kind", key.kind().wire())
                .with("name", key.shown())
                .with("error", code);
    }
}
