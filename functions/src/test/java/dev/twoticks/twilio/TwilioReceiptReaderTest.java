package dev.twoticks.twilio;

import static dev.twoticks.twilio.TwilioSignatureTest.FIRST;
import static dev.twoticks.twilio.TwilioSignatureTest.SECOND;
import static dev.twoticks.twilio.TwilioSignatureTest.SMS_UNDELIVERED;
import static dev.twoticks.twilio.TwilioSignatureTest.WHATSAPP_DELIVERED;
import static dev.twoticks.twilio.TwilioSignatureTest.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.breaker.BreakerKey;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.delivery.Receipt;
import dev.twoticks.verification.delivery.ReceiptReader.Reading;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a genuine callback says. Forgeries: [ForgedCallbackTest].
final class TwilioReceiptReaderTest {

    private final TwilioReceiptReader reader =
            new TwilioReceiptReader(new ChangingCredentials(Examples.ACCOUNT), Examples.PUBLIC_URL);

    @Test
    void a_whatsapp_delivery_is_read() {
        Reading reading = reader.read(
                Examples.query("1-1"), SignedCallback.body(WHATSAPP_DELIVERED), TwilioSignatureTest.WHATSAPP_SIGNATURE);

        assertThat(reading)
                .isEqualTo(new Reading.Genuine(new Receipt(
                        Examples.REF,
                        new DeliveryId(1, 1),
                        Channel.WHATSAPP,
                        DeliveryStatus.DELIVERED,
                        null,
                        "SM00000000000000000000000000000001")));
    }

    @Test
    void an_undelivered_sms_is_read_with_its_error() {
        Reading reading = reader.read(
                Examples.query("1-2"), SignedCallback.body(SMS_UNDELIVERED), TwilioSignatureTest.SMS_SIGNATURE);

        assertThat(reading).isEqualTo(undelivered("30003", FailureClass.PERMANENT));
    }

    @Test
    void an_empty_field_is_part_of_the_signature_and_changes_nothing() {
        Reading reading = reader.read(
                Examples.query("1-2"),
                SignedCallback.body(with(SMS_UNDELIVERED, "ErrorMessage", "")),
                TwilioSignatureTest.SMS_SIGNATURE_WITH_EMPTY_MESSAGE);

        assertThat(reading).isEqualTo(undelivered("30003", FailureClass.PERMANENT));
    }

    @Test
    void fields_that_nobody_announced_are_signed_and_ignored() {
        assertThat(genuine(FIRST, "1-1", with(WHATSAPP_DELIVERED, "Näme & co", " ü=1 %2B "))
                        .status())
                .isEqualTo(DeliveryStatus.DELIVERED);
    }

    @ParameterizedTest
    @CsvSource({"accepted,ACCEPTED", "queued,QUEUED", "sending,SENDING", "sent,SENT", "delivered,DELIVERED", "read,READ"
    })
    void a_good_status_has_no_failure_whatever_the_error_field_says(String word, DeliveryStatus status) {
        Map<String, String> fields = with(with(WHATSAPP_DELIVERED, "MessageStatus", word), "ErrorCode", "63024");

        Receipt receipt = genuine(FIRST, "1-1", fields);

        assertThat(receipt.status()).isEqualTo(status);
        assertThat(receipt.failure()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "failed,FAILED,63024,63024,NOT_ON_WHATSAPP,",
        "undelivered,UNDELIVERED,63051,63051,FAULT,PROVIDER",
        "undelivered,UNDELIVERED,21610,21610,NEXT,",
        "failed,FAILED,InvalidSandboxRequest,InvalidSandboxRequest,UNKNOWN,",
        "failed,FAILED,'',none,UNKNOWN,"
    })
    void a_bad_status_has_its_failure_by_channel(
            String word,
            DeliveryStatus status,
            String code,
            String kept,
            FailureClass kind,
            BreakerKey.@Nullable Kind reach) {
        Map<String, String> fields = with(with(WHATSAPP_DELIVERED, "MessageStatus", word), "ErrorCode", code);

        Receipt receipt = genuine(FIRST, "1-1", fields);

        assertThat(receipt.status()).isEqualTo(status);
        assertThat(receipt.failure()).isEqualTo(new Failure(kept, kind, reach));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scheduled", "canceled", "receiving", "received", "partially_delivered", "new_word"})
    void a_status_that_is_not_kept_is_genuine_and_ignored(String status) {
        Map<String, String> fields = with(WHATSAPP_DELIVERED, "MessageStatus", status);

        assertThat(read(FIRST, "1-1", fields)).isEqualTo(new Reading.Ignored(status));
    }

    @Test
    void the_channel_is_told_by_prefix_or_by_address() {
        assertThat(genuine(FIRST, "1-1", without(WHATSAPP_DELIVERED, "ChannelPrefix"))
                        .channel())
                .isEqualTo(Channel.WHATSAPP);
        assertThat(genuine(FIRST, "1-1", without(WHATSAPP_DELIVERED, "To")).channel())
                .isEqualTo(Channel.WHATSAPP);
        assertThat(genuine(SECOND, "1-2", SMS_UNDELIVERED).channel()).isEqualTo(Channel.SMS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://otp.example.com", "https://otp.example.com:443"})
    void the_address_is_rebuilt_from_the_configured_one_with_or_without_its_default_port(String publicUrl) {
        TwilioReceiptReader configured =
                new TwilioReceiptReader(new ChangingCredentials(Examples.ACCOUNT), URI.create(publicUrl));

        assertThat(configured.read(
                        Examples.query("1-1"),
                        SignedCallback.body(WHATSAPP_DELIVERED),
                        TwilioSignatureTest.WHATSAPP_SIGNATURE))
                .isInstanceOf(Reading.Genuine.class);
    }

    private Receipt genuine(String url, String delivery, Map<String, String> fields) {
        Reading reading = read(url, delivery, fields);
        assertThat(reading).isInstanceOf(Reading.Genuine.class);
        return ((Reading.Genuine) reading).receipt();
    }

    private Reading read(String url, String delivery, Map<String, String> fields) {
        return reader.read(
                Examples.query(delivery),
                SignedCallback.body(fields),
                SignedCallback.sign(Examples.TOKEN, url, fields));
    }

    private static Reading undelivered(String code, FailureClass kind) {
        return new Reading.Genuine(new Receipt(
                Examples.REF,
                new DeliveryId(1, 2),
                Channel.SMS,
                DeliveryStatus.UNDELIVERED,
                new Failure(code, kind),
                "SM00000000000000000000000000000002"));
    }

    private static Map<String, String> without(Map<String, String> fields, String name) {
        Map<String, String> fewer = new TreeMap<>(fields);
        fewer.remove(name);
        return fewer;
    }
}
