package dev.twoticks.dynamodb;

import static dev.twoticks.verification.Examples.CODE_KEY;
import static dev.twoticks.verification.Examples.FIRST;
import static dev.twoticks.verification.Examples.GATE;
import static dev.twoticks.verification.Examples.LATER;
import static dev.twoticks.verification.Examples.NOW;
import static dev.twoticks.verification.Examples.OTHER_PHONE;
import static dev.twoticks.verification.Examples.PHONE;
import static dev.twoticks.verification.Examples.PROVIDER;
import static dev.twoticks.verification.Examples.SIGN_IN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.Claim;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Receipt;
import dev.twoticks.verification.delivery.TaskToken;
import dev.twoticks.verification.idempotency.IdempotencyKey;
import dev.twoticks.verification.idempotency.KeptName;
import dev.twoticks.verification.phone.FailureLock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The items as others see them: keys, names, and when they may be cleaned up.
final class AttemptsItemsTest {

    private static final String LOCK = "LOCK#" + PHONE.hex() + "#" + SIGN_IN.name();

    private final RacingStore racing = RacingStore.on(TestDatabase.client());

    @Test
    void verification_is_keyed_by_its_ref_and_kept_a_day_beyond_its_end() {
        Map<String, AttributeValue> item =
                item("VERIFICATION#" + racing.started().ref().hex());

        assertThat(item)
                .containsOnlyKeys(
                        "pk",
                        "ttl",
                        "status",
                        "application",
                        "purpose",
                        "phone",
                        "phone_key_id",
                        "phone_hash",
                        "phone_masked",
                        "country",
                        "language",
                        "nonce",
                        "binding",
                        "started_at",
                        "expires_at",
                        "checks",
                        "round",
                        "plan",
                        "next_delivery_at",
                        "deliveries");
        assertThat(item.get("started_at")).isEqualTo(AttributeValue.fromN(Long.toString(NOW.toEpochMilli())));
        keptUntil(item, racing.started().expiresAt().plus(Verification.MEMORY));
    }

    @Test
    void delivery_stands_under_its_round_and_leg() {
        racing.store()
                .claim(new Claim(
                        racing.started().ref(),
                        FIRST,
                        Channel.WHATSAPP,
                        PROVIDER,
                        new TaskToken("token"),
                        CODE_KEY,
                        LATER));
        racing.store()
                .recordReceipt(
                        new Receipt(
                                racing.started().ref(), FIRST, Channel.WHATSAPP, DeliveryStatus.READ, null, "message"),
                        LATER);

        Map<String, AttributeValue> item = item(Attempts.key(racing.started().ref()));
        assertThat(new Item(item).map("deliveries").attributes()).containsOnlyKeys("1-1");
        assertThat(new Item(item).map("deliveries").map("1-1").attributes())
                .containsOnlyKeys(
                        "claim_id",
                        "budget_shard",
                        "channel",
                        "provider",
                        "status",
                        "rank",
                        "message_id",
                        "claimed_at",
                        "status_at",
                        "task_token")
                .containsEntry("rank", AttributeValue.fromN("8"));
        assertThat(item).containsKeys("code_key_id", "delivered_at");
    }

    @Test
    void approval_is_dated_and_keeps_its_token_id() {
        racing.store().approve(racing.started(), "token id", LATER);

        assertThat(item(Attempts.key(racing.started().ref())))
                .containsEntry("status", AttributeValue.fromS("approved"))
                .containsEntry("token_id", AttributeValue.fromS("token id"))
                .containsEntry("approved_at", AttributeValue.fromN(Long.toString(LATER.toEpochMilli())));
    }

    @Test
    void number_is_kept_for_thirty_days() {
        Map<String, AttributeValue> item = item("PHONE#" + PHONE.hex());

        assertThat(item).containsOnlyKeys("pk", "ttl", "version", "starts", "rounds", "purposes");
        keptUntil(item, NOW.plus(Duration.ofDays(30)));
    }

    @Test
    void mark_moves_no_date_and_makes_no_item() {
        racing.store().rememberNotOnWhatsApp(OTHER_PHONE, LATER);
        racing.store().rememberNotOnWhatsApp(PHONE, LATER);

        assertThat(item(Attempts.key(OTHER_PHONE))).isEmpty();
        assertThat(item(Attempts.key(PHONE))).containsKey("not_on_whatsapp_until");
        keptUntil(item(Attempts.key(PHONE)), NOW.plus(Duration.ofDays(30)));
    }

    @Test
    void lock_is_kept_for_thirty_days_after_the_last_wrong_code() {
        racing.store().countWrong(racing.started(), NOW, false);
        assertThat(item(LOCK)).containsOnlyKeys("pk", "ttl", "failures", "edge", "locks");
        keptUntil(item(LOCK), NOW.plus(Duration.ofDays(30)));

        racing.store().countWrong(racing.started(), LATER, true);
        keptUntil(item(LOCK), LATER.plus(Duration.ofDays(30)));
    }

    @Test
    void lock_that_has_locked_is_cleaned_up_unless_it_is_strict() {
        at(FailureLock.CAP - 1);
        racing.store().countWrong(racing.started(), LATER, false);
        assertThat(item(LOCK)).containsKey("locked_until");
        keptUntil(item(LOCK), LATER.plus(Duration.ofDays(30)));

        at(FailureLock.CAP - 1);
        racing.store().countWrong(racing.stored(), LATER, true);
        assertThat(item(LOCK)).containsOnlyKeys("pk", "failures", "edge", "locks", "locked_until");
    }

    @Test
    void provider_is_kept_for_a_day_after_its_gate_may_be_tried() {
        racing.store().closeProvider(PROVIDER, GATE);

        Map<String, AttributeValue> item = item("PROVIDER#" + PROVIDER);
        assertThat(item).containsOnlyKeys("pk", "ttl", "field", "retry_at");
        keptUntil(item, GATE.retryAt().plus(Duration.ofDays(1)));
    }

    @Test
    void start_that_came_to_nothing_frees_its_key_and_makes_none_of_one_that_is_gone() {
        KeptName gone = KeptName.ofStart("shop", new IdempotencyKey("gone"));

        assertThat(racing.store().cancelUnstarted(racing.started().ref(), PHONE, gone, LATER))
                .isTrue();

        assertThat(item(Attempts.key(gone))).isEmpty();
    }

    /// A lock at its edge, as that many wrong codes leave it.
    private void at(int failures) {
        racing.client()
                .putItem(it -> it.tableName(racing.table())
                        .item(Map.of(
                                "pk", Attribute.of(LOCK),
                                "ttl", Attribute.of(Attempts.ttl(NOW, Attempts.LOCK_KEPT)),
                                "failures", Attribute.of(failures),
                                "edge", Attribute.of(failures),
                                "locks", Attribute.of(0))));
    }

    private static void keptUntil(Map<String, AttributeValue> item, Instant end) {
        assertThat(item).containsEntry("ttl", AttributeValue.fromN(Long.toString(end.getEpochSecond())));
    }

    private Map<String, AttributeValue> item(String key) {
        return racing.client()
                .getItem(it -> it.tableName(racing.table()).key(Change.key(key)).consistentRead(true))
                .item();
    }
}
