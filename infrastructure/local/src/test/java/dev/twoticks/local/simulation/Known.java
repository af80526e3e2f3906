package dev.twoticks.local.simulation;

import dev.twoticks.verification.StartWrite;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.phone.PhoneKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One verification as its committed writes make it, kept apart from the store's own book-keeping.
final class Known {

    final Ref ref;
    final PhoneKey phone;
    final Purpose purpose;
    final String clientId;
    final Instant startedAt;
    final Instant expiresAt;
    final Map<DeliveryId, Instant> claims = new HashMap<>();
    final Map<DeliveryId, Integer> ranks = new HashMap<>();
    final Map<DeliveryId, Integer> posts = new HashMap<>();
    final Map<DeliveryId, Channel> counted = new HashMap<>();
    final Set<String> tokenIds = new HashSet<>();

    /// Of a test number.
    final boolean test;

    /// What is known of its number; another once that was erased.
    final KnownPhone number;

    /// Its number has forgotten it for newer ones, or was erased.
    boolean gone;
    boolean finished;
    boolean released;
    int checks;
    int revealed;
    int round = 1;

    @Nullable
    String codeKeyId;

    Known(StartWrite start, boolean test, Function<PhoneKey, KnownPhone> numbers) {
        this.test = test;
        Verification verification = start.verification();
        ref = verification.ref();
        phone = verification.request().phoneKey();
        number = numbers.apply(phone);
        purpose = verification.request().purpose();
        clientId = verification.request().clientId();
        startedAt = verification.startedAt();
        expiresAt = verification.expiresAt();
    }

    /// Whether its code may still be checked and sent.
    boolean open(Instant now) {
        return !finished && now.isBefore(expiresAt) && checks < Verification.MAX_CHECKS;
    }

    /// Whether a person could still complete it, used-up checks aside.
    boolean live(Instant now) {
        return !finished && now.isBefore(expiresAt);
    }
}
