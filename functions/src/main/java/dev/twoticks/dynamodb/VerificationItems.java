package dev.twoticks.dynamodb;

import dev.twoticks.verification.Round;
import dev.twoticks.verification.StoredStatus;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.VerificationRequest;
import dev.twoticks.verification.application.CodeChallenge;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.idempotency.KeptName;
import dev.twoticks.verification.key.Sealed;
import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.phone.PhoneKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// `VERIFICATION#ref`: written whole by the start, piece by piece afterwards.
final class VerificationItems {

    private VerificationItems() {}

    static Map<String, AttributeValue> write(Verification verification) {
        Map<String, AttributeValue> item = new HashMap<>(request(verification.request()));
        item.put(Attempts.KEY, Attribute.of(Attempts.key(verification.ref())));
        item.put(Attempts.TTL, Attribute.of(Attempts.ttl(verification.expiresAt(), Verification.MEMORY)));
        item.put("status", Attribute.of(verification.stored().wire()));
        item.put("started_at", Attribute.of(verification.startedAt()));
        item.put("expires_at", Attribute.of(verification.expiresAt()));
        item.put("checks", Attribute.of(verification.checks()));
        item.put("round", Attribute.of(verification.round().number()));
        item.put("plan", PlanItems.write(verification.round().plan()));
        item.put("next_delivery_at", Attribute.of(verification.round().nextAt()));
        // the map must exist: an update can only set a place inside it
        item.put("deliveries", AttributeValue.fromM(Map.of()));
        if (verification.probesProvider()) {
            item.put("probes_provider", AttributeValue.fromBool(true));
        }
        if (!verification.keptNames().isEmpty()) {
            item.put(
                    KeptItems.NAMES,
                    AttributeValue.fromSs(verification.keptNames().stream()
                            .map(KeptName::hash)
                            .toList()));
        }
        return item;
    }

    static Verification read(Item item) {
        return new Verification(
                ref(item),
                request(item),
                item.word("status", StoredStatus::parse),
                item.time("started_at"),
                item.time("expires_at"),
                item.count("checks"),
                item.textOrNull("code_key_id"),
                new Round(
                        item.count("round"),
                        PlanItems.read(item.map("plan"), new Country(item.text("country"))),
                        item.time("next_delivery_at"),
                        item.flag("round_unstarted")),
                DeliveryItems.read(item.map("deliveries")),
                item.timeOrNull("delivered_at"),
                item.has("failed_round") ? item.count("failed_round") : null,
                item.textOrNull("token_id"),
                item.flag("probes_provider"),
                keptNames(item));
    }

    private static Set<KeptName> keptNames(Item item) {
        String clientId = item.text("application");
        return item.set(KeptItems.NAMES).stream()
                .map(it -> new KeptName(clientId, it))
                .collect(Collectors.toSet());
    }

    private static Map<String, AttributeValue> request(VerificationRequest request) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("application", Attribute.of(request.clientId()));
        item.put("purpose", Attribute.of(request.purpose().name()));
        item.put(
                "phone",
                AttributeValue.fromB(
                        SdkBytes.fromByteArray(request.sealedPhone().bytes())));
        item.put("phone_key_id", Attribute.of(request.sealedPhone().keyId()));
        item.put("phone_hash", Attribute.of(request.phoneKey().hex()));
        item.put("phone_masked", Attribute.of(request.maskedPhone()));
        item.put("country", Attribute.of(request.country().code()));
        item.put("language", Attribute.of(request.language()));
        if (request.nonce() != null) {
            item.put("nonce", Attribute.of(request.nonce()));
        }
        if (request.challenge() != null) {
            item.put("binding", Attribute.of(request.challenge().text()));
        }
        if (request.test()) {
            item.put("test", AttributeValue.fromBool(true));
        }
        return item;
    }

    private static VerificationRequest request(Item item) {
        return new VerificationRequest(
                item.text("application"),
                new Purpose(item.text("purpose")),
                new PhoneKey(item.text("phone_hash")),
                new Sealed(item.text("phone_key_id"), item.bytes("phone")),
                item.text("phone_masked"),
                new Country(item.text("country")),
                item.text("language"),
                item.textOrNull("nonce"),
                challenge(item.textOrNull("binding")),
                item.flag("test"));
    }

    private static @Nullable CodeChallenge challenge(@Nullable String binding) {
        return binding == null ? null : new CodeChallenge(binding);
    }

    private static Ref ref(Item item) {
        return new Ref(item.text(Attempts.KEY).substring(Attempts.VERIFICATION.length()));
    }
}
