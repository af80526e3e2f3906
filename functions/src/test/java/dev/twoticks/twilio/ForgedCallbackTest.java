package dev.twoticks.twilio;

import static dev.twoticks.twilio.TwilioSignatureTest.FIRST;
import static dev.twoticks.twilio.TwilioSignatureTest.WHATSAPP_DELIVERED;
import static dev.twoticks.twilio.TwilioSignatureTest.WHATSAPP_SIGNATURE;
import static dev.twoticks.twilio.TwilioSignatureTest.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.twoticks.verification.delivery.ReceiptReader.Reading;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/// Callbacks that Twilio did not send, or not so.
final class ForgedCallbackTest {

    private static final String BODY = SignedCallback.body(WHATSAPP_DELIVERED);
    private static final Reading FORGED = new Reading.Forged();

    private final ChangingCredentials credentials = new ChangingCredentials(Examples.ACCOUNT);
    private final TwilioReceiptReader reader = reader(Examples.PUBLIC_URL);

    @ParameterizedTest
    @NullAndEmptySource
    void an_unsigned_one_is_refused_without_a_look_at_the_secret(@Nullable String signature) {
        assertThat(reader.read(Examples.query("1-1"), BODY, signature)).isEqualTo(FORGED);
        assertThat(credentials.reads).isZero();
        assertThat(credentials.refreshes).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AJDwueCK9eqTLGZn5vouV2KNSX9=",
                "ajdwueck9eqtlgzn5vouv2knsx8=",
                "x",
                "AJDwueCK9eqTLGZn5vouV2KNSX8= "
            })
    void another_signature_is_refused(String signature) {
        assertThat(reader.read(Examples.query("1-1"), BODY, signature)).isEqualTo(FORGED);
    }

    @Test
    void each_altered_added_or_missing_field_is_refused() {
        WHATSAPP_DELIVERED.forEach((name, value) -> {
            assertThat(signedAsTheOriginal(with(WHATSAPP_DELIVERED, name, value + "0")))
                    .isEqualTo(FORGED);
            assertThat(signedAsTheOriginal(with(WHATSAPP_DELIVERED, name, ""))).isEqualTo(FORGED);
            Map<String, String> fewer = new TreeMap<>(WHATSAPP_DELIVERED);
            fewer.remove(name);
            assertThat(signedAsTheOriginal(fewer)).isEqualTo(FORGED);
        });
        assertThat(signedAsTheOriginal(with(WHATSAPP_DELIVERED, "Extra", ""))).isEqualTo(FORGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://otp.example.com", "https://otp.example.org", "https://otp.example.com/prod"})
    void a_signature_for_another_address_is_refused(String publicUrl) {
        assertThat(reader(URI.create(publicUrl)).read(Examples.query("1-1"), BODY, WHATSAPP_SIGNATURE))
                .isEqualTo(FORGED);
    }

    @ParameterizedTest
    @CsvSource({
        "https://otp.example.com:8443,https://otp.example.com",
        "http://otp.example.com:80,https://otp.example.com",
        "https://otp.example.com:443,https://otp.example.com:8443",
        "https://otp.example.com:80,http://otp.example.com"
    })
    void a_signature_over_another_port_or_scheme_is_refused(String signed, String configured) {
        String signature = SignedCallback.sign(
                Examples.TOKEN, FIRST.replace("https://otp.example.com", signed), WHATSAPP_DELIVERED);

        assertThat(reader(URI.create(configured)).read(Examples.query("1-1"), BODY, signature))
                .isEqualTo(FORGED);
    }

    @ParameterizedTest
    @CsvSource({
        "be45cb2605bf36bebde684841a28f0fd,1-2",
        "be45cb2605bf36bebde684841a28f0fe,1-1",
        "BE45CB2605BF36BEBDE684841A28F0FD,1-1",
        "be45cb2605bf36bebde684841a28f0f,1-1",
        "be45cb2605bf36bebde684841a28f0fd,0-1",
        "be45cb2605bf36bebde684841a28f0fd,1-10",
        "be45cb2605bf36bebde684841a28f0fd,१-1",
        "be45cb2605bf36bebde684841a28f0fd,''"
    })
    void another_verification_or_delivery_in_the_query_is_refused(String verification, String delivery) {
        Map<String, String> query = Map.of("verification", verification, "delivery", delivery);

        assertThat(reader.read(query, BODY, WHATSAPP_SIGNATURE)).isEqualTo(FORGED);
    }

    @Test
    void more_fewer_or_other_query_names_are_refused() {
        assertThat(reader.read(with(Examples.query("1-1"), "x", ""), BODY, WHATSAPP_SIGNATURE))
                .isEqualTo(FORGED);
        assertThat(reader.read(Map.of("verification", Examples.REF.hex()), BODY, WHATSAPP_SIGNATURE))
                .isEqualTo(FORGED);
        assertThat(reader.read(Map.of("verification", Examples.REF.hex(), "Delivery", "1-1"), BODY, WHATSAPP_SIGNATURE))
                .isEqualTo(FORGED);
        assertThat(reader.read(Map.of(), BODY, WHATSAPP_SIGNATURE)).isEqualTo(FORGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"&MessageStatus=delivered", "&EventType=", "&x", "&", "&=1", "&x=%", "&x=%2", "&x=%zz", "&x=%ff"
            })
    void a_body_that_is_no_strict_form_is_refused_before_the_secret_is_read(String more) {
        assertThat(reader.read(Examples.query("1-1"), BODY + more, WHATSAPP_SIGNATURE))
                .isEqualTo(FORGED);
        assertThat(credentials.reads).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "AccountSid,AC00000000000000000000000000000002",
        "AccountSid,''",
        "MessageSid,''",
        "MessageSid,SM1",
        "MessageSid,XX00000000000000000000000000000001",
        "MessageStatus,''",
        "MessageStatus,Delivered",
        "MessageStatus,deliveredSmsSid",
        "ChannelPrefix,messenger",
        "ChannelPrefix,''",
        "To,messenger:1",
        "To,+2348000000000"
    })
    void a_well_signed_one_outside_the_closed_form_is_refused(String name, String value) {
        assertThat(wellSigned(with(WHATSAPP_DELIVERED, name, value))).isEqualTo(FORGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AccountSid", "MessageSid", "MessageStatus"})
    void a_well_signed_one_without_a_known_field_is_refused(String name) {
        Map<String, String> fewer = new TreeMap<>(WHATSAPP_DELIVERED);
        fewer.remove(name);

        assertThat(wellSigned(fewer)).isEqualTo(FORGED);
    }

    @Test
    void a_well_signed_one_that_names_no_recipient_is_refused() {
        Map<String, String> fewer = new TreeMap<>(WHATSAPP_DELIVERED);
        fewer.remove("To");
        fewer.remove("ChannelPrefix");

        assertThat(wellSigned(fewer)).isEqualTo(FORGED);
    }

    @Nested
    final class Tokens {

        private final String secondSignature = SignedCallback.sign("67890", FIRST, WHATSAPP_DELIVERED);

        @Test
        void the_secondary_token_counts_while_tokens_are_changed() {
            credentials.store(account("12345", "67890"));
            credentials.refreshed();

            assertThat(read(secondSignature)).isInstanceOf(Reading.Genuine.class);
            assertThat(read(WHATSAPP_SIGNATURE)).isInstanceOf(Reading.Genuine.class);
        }

        @ParameterizedTest
        @CsvSource({"12345,67890", "67890,12345"})
        void while_both_tokens_are_in_the_secret_either_signs_whichever_stands_first(String first, String second) {
            credentials.store(account(first, second));
            credentials.refreshed();
            int refreshes = credentials.refreshes;

            assertThat(read(WHATSAPP_SIGNATURE)).isInstanceOf(Reading.Genuine.class);
            assertThat(read(secondSignature)).isInstanceOf(Reading.Genuine.class);

            assertThat(credentials.refreshes).isEqualTo(refreshes);
        }

        @Test
        void a_token_that_was_taken_out_signs_no_longer() {
            credentials.store(account("67890", null));
            credentials.refreshed();

            assertThat(read(WHATSAPP_SIGNATURE)).isEqualTo(FORGED);
            assertThat(read(secondSignature)).isInstanceOf(Reading.Genuine.class);
        }

        @Test
        void without_a_token_nothing_is_genuine() {
            credentials.store(account("", null));
            credentials.refreshed();

            assertThat(read(WHATSAPP_SIGNATURE)).isEqualTo(FORGED);
            assertThat(read(SignedCallback.sign(" ", FIRST, WHATSAPP_DELIVERED)))
                    .isEqualTo(FORGED);
        }

        @Test
        void a_bad_signature_reads_the_secret_afresh_and_finds_the_new_token() {
            credentials.store(account("67890", null));

            assertThat(read(secondSignature)).isInstanceOf(Reading.Genuine.class);
            assertThat(credentials.refreshes).isEqualTo(1);
        }

        @Test
        void a_bad_signature_is_refused_when_the_secret_has_just_been_read_afresh() {
            credentials.justRefreshed = true;
            credentials.store(account("67890", null));

            assertThat(read(secondSignature)).isEqualTo(FORGED);
            assertThat(credentials.refreshes).isZero();
        }

        @Test
        void a_secret_that_cannot_be_read_afresh_leaves_the_known_token_in_use() {
            credentials.down = true;

            assertThatIllegalStateException().isThrownBy(() -> read("x"));
            assertThat(read(WHATSAPP_SIGNATURE)).isInstanceOf(Reading.Genuine.class);
        }

        @Test
        void a_good_signature_refreshes_nothing() {
            assertThat(read(WHATSAPP_SIGNATURE)).isInstanceOf(Reading.Genuine.class);
            assertThat(credentials.refreshes).isZero();
        }

        private Reading read(String signature) {
            return reader.read(Examples.query("1-1"), BODY, signature);
        }

        private TwilioCredentials account(String token, @Nullable String secondary) {
            return new TwilioCredentials(Examples.ACCOUNT_SID, "SK1", "secret", token, secondary);
        }
    }

    private Reading signedAsTheOriginal(Map<String, String> fields) {
        return reader.read(Examples.query("1-1"), SignedCallback.body(fields), WHATSAPP_SIGNATURE);
    }

    private Reading wellSigned(Map<String, String> fields) {
        return reader.read(
                Examples.query("1-1"), SignedCallback.body(fields), SignedCallback.sign(Examples.TOKEN, FIRST, fields));
    }

    private TwilioReceiptReader reader(URI publicUrl) {
        return new TwilioReceiptReader(credentials, publicUrl);
    }
}
