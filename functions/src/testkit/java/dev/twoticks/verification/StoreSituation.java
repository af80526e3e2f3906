package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.CODE_KEY;
import static dev.twoticks.verification.Examples.LATER;
import static dev.twoticks.verification.Examples.NOW;
import static dev.twoticks.verification.Examples.PROVIDER;
import static dev.twoticks.verification.Examples.SMS_FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Receipt;
import dev.twoticks.verification.delivery.TaskToken;
import dev.twoticks.verification.phone.PhoneActivity;
import dev.twoticks.verification.phone.PhoneKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the parts of [VerificationStoreContract] say to the store.
abstract class StoreSituation {

    abstract VerificationStore store();

    Gates gates() {
        return store().gates(Examples.PHONE, Examples.SIGN_IN);
    }

    Verification found(Verification verification) {
        return store().find(verification.ref()).orElseThrow();
    }

    /// A verification that is stored, pending and unclaimed.
    Verification started(int number) {
        return started(Examples.verification(number));
    }

    Verification started(Verification verification) {
        assertThat(store().start(startNow(verification, null))).isEqualTo(new StartCommit.Committed());
        return verification;
    }

    /// A start decided from what the store holds now.
    StartWrite startNow(Verification verification, @Nullable ProviderGate probed) {
        PhoneKey phone = verification.request().phoneKey();
        PhoneActivity read =
                store().gates(phone, verification.request().purpose()).activity();
        return start(verification, read, probed);
    }

    static StartWrite start(Verification verification, PhoneActivity read, @Nullable ProviderGate probed) {
        return new StartWrite(verification, read, probed, verification.startedAt());
    }

    /// The next round of a verification as it was read, decided from what the store holds now.
    RoundWrite round(Verification read, @Nullable ProviderGate probed, Instant now) {
        PhoneActivity activity = store().gates(
                        read.request().phoneKey(), read.request().purpose())
                .activity();
        Round next = Round.opened(read.round().number() + 1, SMS_FIRST, now);
        return new RoundWrite(read, next, activity.withRound(now), probed, now);
    }

    /// A verification whose second round is open.
    Verification resent(Verification verification) {
        assertThat(store().openRound(round(found(verification), null, LATER))).isEqualTo(new RoundCommit.Committed());
        return found(verification);
    }

    ClaimCommit claim(Verification verification, DeliveryId delivery, Instant now) {
        return store().claim(claimOf(verification, delivery, "token " + delivery, now));
    }

    static Claim claimOf(Verification verification, DeliveryId delivery, String token, Instant now) {
        Channel channel = delivery.leg() == 1 ? Channel.WHATSAPP : Channel.SMS;
        return new Claim(verification.ref(), delivery, channel, PROVIDER, new TaskToken(token), CODE_KEY, now);
    }

    static Receipt receipt(Verification verification, DeliveryId delivery, DeliveryStatus status) {
        Channel channel = delivery.leg() == 1 ? Channel.WHATSAPP : Channel.SMS;
        return new Receipt(
                verification.ref(),
                delivery,
                channel,
                status,
                status.bad() ? Examples.NOT_ON_WHATSAPP : null,
                "message " + delivery);
    }

    static Instant afterwards(int seconds) {
        return NOW.plusSeconds(seconds);
    }
}
