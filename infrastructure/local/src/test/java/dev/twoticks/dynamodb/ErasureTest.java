package dev.twoticks.dynamodb;

import static dev.twoticks.verification.Examples.FALLBACK;
import static dev.twoticks.verification.Examples.FIRST;
import static dev.twoticks.verification.Examples.NOT_ON_WHATSAPP;
import static dev.twoticks.verification.Examples.PHONE_CHANGE;
import static dev.twoticks.verification.Examples.SIGN_IN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.CheckResult;
import dev.twoticks.verification.StartResult;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.phone.FailureLock;
import dev.twoticks.verification.phone.PhoneNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// T30: after an erasure a scan of the whole table finds nothing of the number, and everything of the others.
final class ErasureTest {

    private static final String NUMBER = "+2348031234567";
    private static final String OTHER = "+2348031234568";

    private final EraseWorld world = new EraseWorld();
    private final List<VerificationId> ids = new ArrayList<>();

    /// What would tell that an item is the number's.
    private List<String> traces() {
        return Stream.concat(
                        Stream.of(
                                NUMBER.substring(1),
                                PhoneNumber.known(NUMBER).masked(),
                                world.phone("index", NUMBER).hex(),
                                world.phone("next", NUMBER).hex()),
                        ids.stream().map(it -> it.ref().hex()))
                .toList();
    }

    private VerificationId started(Purpose purpose) {
        VerificationId id = world.started(NUMBER, purpose);
        ids.add(id);
        return id;
    }

    private VerificationId sent(Purpose purpose) {
        VerificationId id = started(purpose);
        world.send(id.ref(), FIRST);
        return id;
    }

    private void lock(Purpose purpose) {
        for (int n = 0; n < FailureLock.CAP; n += Verification.MAX_CHECKS) {
            world.clock.forward(Duration.ofHours(3));
            VerificationId id = started(purpose);
            for (int check = 0; check < Verification.MAX_CHECKS; check++) {
                assertThat(world.check(id, EraseWorld.wrong(id))).isInstanceOf(CheckResult.Incorrect.class);
            }
        }
        world.clock.forward(Duration.ofMinutes(10));
        assertThat(world.start(NUMBER, purpose)).isInstanceOf(StartResult.PhoneLimited.class);
    }

    /// Days of a number, under one index key and then under another, until it is in every state at once.
    private void live() {
        world.policy.strictLock(true);
        lock(SIGN_IN);
        world.keys.indexKeys("next", "index");
        lock(PHONE_CHANGE);
        world.clock.forward(Duration.ofHours(25));
        world.useKeys();
        VerificationId approved = sent(Purpose.MFA);
        world.receipt(approved.ref(), FIRST, DeliveryStatus.READ, null);
        assertThat(world.check(approved, EraseWorld.right(approved))).isInstanceOf(CheckResult.Approved.class);
        world.clock.forward(Duration.ofMinutes(1));
        world.cancel(sent(Purpose.MFA));
        world.clock.forward(Duration.ofMinutes(11));
        VerificationId fallen = sent(Purpose.MFA);
        world.receipt(fallen.ref(), FIRST, DeliveryStatus.UNDELIVERED, NOT_ON_WHATSAPP);
        world.send(fallen.ref(), FALLBACK);
        world.clock.forward(Duration.ofMinutes(2));
        world.resend(fallen);
        VerificationId pending = started(Purpose.MFA);
        world.send(pending.ref(), FALLBACK);
        world.check(pending, EraseWorld.wrong(pending));
    }

    private void othersLive() {
        world.keys.indexKeys("index", null);
        VerificationId other = world.started(OTHER, SIGN_IN);
        world.send(other.ref(), FIRST);
        world.receipt(other.ref(), FIRST, DeliveryStatus.UNDELIVERED, NOT_ON_WHATSAPP);
        world.check(other, EraseWorld.wrong(other));
    }

    @Test
    void scan_finds_nothing_of_an_erased_number_and_all_of_the_others() {
        othersLive();
        Map<String, Map<String, AttributeValue>> others = world.items();
        live();
        List<String> before = world.holding(traces());
        assertThat(before)
                .contains(
                        "PHONE#" + world.phone("index", NUMBER).hex(),
                        "PHONE#" + world.phone("next", NUMBER).hex(),
                        "LOCK#" + world.phone("index", NUMBER).hex() + "#sign_in",
                        "LOCK#" + world.phone("next", NUMBER).hex() + "#phone_change",
                        "LOCK#" + world.phone("next", NUMBER).hex() + "#mfa");
        assertThat(before).filteredOn(it -> it.startsWith("IDEMPOTENCY#")).hasSizeGreaterThanOrEqualTo(6);
        assertThat(verifications(before)).hasSizeGreaterThanOrEqualTo(4).isSubsetOf(named());

        world.erase(NUMBER);

        assertThat(world.holding(traces())).isEmpty();
        assertThat(world.items()).containsAllEntriesOf(others);
        goOn();
        assertThat(world.holding(traces())).isEmpty();
        assertThat(world.items()).containsAllEntriesOf(others);
    }

    private static List<String> verifications(List<String> keys) {
        return keys.stream().filter(it -> it.startsWith("VERIFICATION#")).toList();
    }

    /// The verifications that the number leads to.
    private List<String> named() {
        return Stream.of("index", "next")
                .flatMap(it -> world.store.trace(world.phone(it, NUMBER)).refs().stream())
                .map(it -> "VERIFICATION#" + it.hex())
                .toList();
    }

    /// What the workflow, the provider and the person do, who have not heard of it.
    private void goOn() {
        for (VerificationId id : ids) {
            world.send(id.ref(), FIRST);
            world.send(id.ref(), FALLBACK);
            world.receipt(id.ref(), FIRST, DeliveryStatus.UNDELIVERED, NOT_ON_WHATSAPP);
            world.receipt(id.ref(), FALLBACK, DeliveryStatus.DELIVERED, null);
            world.check(id, EraseWorld.wrong(id));
            world.resend(id);
            world.cancel(id);
        }
    }
}
