package dev.twoticks.verification;

import dev.twoticks.verification.breaker.Breaker;
import dev.twoticks.verification.breaker.BreakerKey;
import dev.twoticks.verification.breaker.BreakerStore;
import dev.twoticks.verification.breaker.CallCounts;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.plan.PlanReason;
import dev.twoticks.verification.plan.PolicySource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Keeps people away from WhatsApp while it would fail them. What opens a breaker is written down once; what closes
/// it is the delivered message of the one start that was let through.
final class Breakers {

    private final BreakerStore store;
    private final PolicySource policy;
    private final Surroundings surroundings;

    Breakers(BreakerStore store, PolicySource policy, Surroundings surroundings) {
        this.store = store;
        this.policy = policy;
        this.surroundings = surroundings;
    }

    /// What a WhatsApp message in a language goes by.
    List<BreakerKey> keys(String language) {
        return BreakerKey.of(policy.senders(), language);
    }

    /// Why a round that would start with WhatsApp starts with SMS; that it is the one that finds out; or nothing.
    ///
    /// @param read the breakers among [#keys] that there are
    Optional<PlanReason> inTheWay(List<Breaker> read, Instant now) {
        Optional<PlanReason> open = read.stream()
                .filter(it -> it.open(now))
                .map(Breaker::key)
                .map(Breakers::reason)
                .findFirst();
        if (open.isPresent() || read.isEmpty()) {
            return open;
        }
        for (Breaker elapsed : read) {
            if (!store.probeBreaker(
                    elapsed, elapsed.probed(now, policy.breakers().longestPause()))) {
                return Optional.of(reason(elapsed.key()));
            }
        }
        return Optional.of(PlanReason.BREAKER_PROBE);
    }

    private static PlanReason reason(BreakerKey key) {
        return switch (key.kind()) {
            case PROVIDER -> PlanReason.BREAKER_OPEN_PROVIDER;
            case SENDER -> PlanReason.BREAKER_OPEN_SENDER;
            case TEMPLATE -> PlanReason.BREAKER_OPEN_TEMPLATE;
        };
    }

    /// A WhatsApp message was refused or did not arrive.
    ///
    /// @param language of the message
    void failed(String language, Failure failure) {
        Optional<BreakerKey> broken = keys(language).stream()
                .filter(it -> it.kind() == failure.reach())
                .findFirst();
        broken.ifPresent(it -> open(it, failure.code()));
    }

    /// Counts what became of a WhatsApp message, and opens the provider's breaker if too many of its minute
    /// came to nothing. Never throws, because nobody waits for it.
    ///
    /// @param claimed when its slot was taken: a silence is known minutes later
    void count(Instant claimed, CallCounts more) {
        try {
            CallCounts minute = store.countCalls(claimed, more);
            if (more.bad() && policy.breakers().tripped(minute)) {
                open(new BreakerKey(BreakerKey.Kind.PROVIDER, ""), "failure_share");
            }
        } catch (StoreUnavailableException e) {
            surroundings.events().record(Event.broken(e));
        }
    }

    private void open(BreakerKey key, String code) {
        Instant now = surroundings.now();
        Breaker opened = new Breaker(
                key, now.plus(policy.breakers().pause()), policy.breakers().pause());
        if (store.openBreaker(opened, now)) {
            surroundings.events().record(Alerts.breakerOpen(key, code));
        }
    }

    /// A WhatsApp message arrived that was sent to find out. What was opened since is not disproved by it.
    ///
    /// @param claimed when its slot was taken
    void recovered(String language, Instant claimed) {
        List<Supplier<Boolean>> calls = keys(language).stream()
                .<Supplier<Boolean>>map(it -> () -> store.closeBreaker(it, claimed))
                .toList();
        if (InParallel.all(calls).contains(true)) {
            surroundings.events().record(Event.breakerClosed());
        }
    }
}
