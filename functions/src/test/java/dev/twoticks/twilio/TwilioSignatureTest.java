package dev.twoticks.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The signatures of Twilio's documentation and of our own address, by two implementations.
final class TwilioSignatureTest {

    static final String FIRST =
            "https://otp.example.com/twilio/status" + "?verification=be45cb2605bf36bebde684841a28f0fd&delivery=1-1";
    static final String SECOND = FIRST.replace("1-1", "1-2");
    static final String WHATSAPP_SIGNATURE = "AJDwueCK9eqTLGZn5vouV2KNSX8=";
    static final String SMS_SIGNATURE = "qOBDLoOzrmpz2fltpPt8tbI2p6o=";
    static final String SMS_SIGNATURE_WITH_EMPTY_MESSAGE = "zPgAL9fRQmg8EfD8qBHy+p+OjMc=";

    static final Map<String, String> WHATSAPP_DELIVERED = Map.ofEntries(
            Map.entry("EventType", "DELIVERED"),
            Map.entry("SmsSid", "SM00000000000000000000000000000001"),
            Map.entry("MessageSid", "SM00000000000000000000000000000001"),
            Map.entry("SmsStatus", "delivered"),
            Map.entry("MessageStatus", "delivered"),
            Map.entry("ChannelToAddress", "+234800000XXXX"),
            Map.entry("To", "whatsapp:+2348000000000"),
            Map.entry("ChannelPrefix", "whatsapp"),
            Map.entry("AccountSid", Examples.ACCOUNT_SID),
            Map.entry("From", "whatsapp:+15005550006"),
            Map.entry("ApiVersion", "2010-04-01"),
            Map.entry("ChannelInstallSid", "XE00000000000000000000000000000001"));

    static final Map<String, String> SMS_UNDELIVERED = Map.ofEntries(
            Map.entry("ApiVersion", "2010-04-01"),
            Map.entry("AccountSid", Examples.ACCOUNT_SID),
            Map.entry("From", "+15005550006"),
            Map.entry("To", "+2348000000000"),
            Map.entry("SmsSid", "SM00000000000000000000000000000002"),
            Map.entry("MessageSid", "SM00000000000000000000000000000002"),
            Map.entry("SmsStatus", "undelivered"),
            Map.entry("MessageStatus", "undelivered"),
            Map.entry("ErrorCode", "30003"),
            Map.entry("RawDlrDoneDate", "2611231200"));

    static Stream<Arguments> vectors() {
        return Stream.of(
                Arguments.of(
                        "https://example.com/myapp.php?foo=1&bar=2",
                        call("+14158675310"),
                        "L/OH5YylLD5NRKLltdqwSvS0BnU="),
                Arguments.of(
                        "https://mycompany.com/myapp.php?foo=1&bar=2",
                        call("+14158675309"),
                        "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
                Arguments.of(FIRST, WHATSAPP_DELIVERED, WHATSAPP_SIGNATURE),
                Arguments.of(SECOND, SMS_UNDELIVERED, SMS_SIGNATURE),
                Arguments.of(SECOND, with(SMS_UNDELIVERED, "ErrorMessage", ""), SMS_SIGNATURE_WITH_EMPTY_MESSAGE),
                Arguments.of(FIRST, Map.of("a", "1", "B", "2", "a b", " x "), "/YX5gsrrr8C4xzLo14oQ4TtPyZE="));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void the_library_and_the_independent_signer_agree_with_the_documentation(
            String url, Map<String, String> fields, String signature) {
        assertThat(SignedCallback.sign(Examples.TOKEN, url, fields)).isEqualTo(signature);
        assertThat(new RequestValidator(Examples.TOKEN).validate(url, fields, signature))
                .isTrue();
        assertThat(new RequestValidator("12346").validate(url, fields, signature))
                .isFalse();
    }

    static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> more = new TreeMap<>(fields);
        more.put(name, value);
        return more;
    }

    private static Map<String, String> call(String number) {
        return Map.of(
                "CallSid",
                "CA1234567890ABCDE",
                "Caller",
                number,
                "Digits",
                "1234",
                "From",
                number,
                "To",
                "+18005551212");
    }
}
