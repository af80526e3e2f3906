package dev.twoticks.dynamodb;

import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.budget.ApprovedDays;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.idempotency.KeptName;
import dev.twoticks.verification.limit.Window;
import dev.twoticks.verification.phone.PhoneKey;
import java.time.Duration;
import java.time.Instant;

/// The table: its keys, how long its items are kept, and the conditions that more than one write shares. Times
/// are epoch milliseconds, except [#TTL].
final class Attempts {

    /// Partition key; the table has no sort key and no index.
    static final String KEY = "pk";

    /// Epoch seconds. Only cleans up: every rule that depends on time has its own condition.
    static final String TTL = "ttl";

    static final String VERIFICATION = "VERIFICATION#";
    static final String PHONE = "PHONE#";
    static final String LOCK = "LOCK#";
    static final String IDEMPOTENCY = "IDEMPOTENCY#";
    static final String PROVIDER = "PROVIDER#";
    static final String WINDOW = "WINDOW#";
    static final String BUDGET = "BUDGET#";

    static final Duration PHONE_KEPT = Duration.ofDays(30);
    static final Duration LOCK_KEPT = Duration.ofDays(30);
    static final Duration PROVIDER_KEPT = Duration.ofDays(1);
    static final Duration WINDOW_KEPT = Duration.ofDays(1);
    static final Duration BUDGET_KEPT = Duration.ofDays(ApprovedDays.DAYS + 2);

    static final String NEW = "attribute_not_exists(#pk)";
    static final String THERE = "attribute_exists(#pk)";

    /// What a check, a claim and a cancellation ask of a verification; values by [Values#open].
    static final String OPEN = "#status = :pending AND #expires_at > :now AND #checks < :max_checks";

    /// A lock whose time has passed is open.
    static final String UNLOCKED = "(attribute_not_exists(#locked_until) OR #locked_until <= :now)";

    private Attempts() {}

    static String key(Ref ref) {
        return VERIFICATION + ref.hex();
    }

    static String key(PhoneKey phone) {
        return PHONE + phone.hex();
    }

    static String key(PhoneKey phone, Purpose purpose) {
        return LOCK + phone.hex() + "#" + purpose.name();
    }

    static String key(Window window) {
        return WINDOW + window.key();
    }

    static String key(KeptName name) {
        return IDEMPOTENCY + name;
    }

    static String key(String provider) {
        return PROVIDER + provider;
    }

    static long ttl(Instant from, Duration kept) {
        return from.plus(kept).getEpochSecond();
    }
}
