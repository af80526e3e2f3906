package dev.twoticks.local.twilio.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The vectors of Twilio's pages and of the service's own callback URL, all with token 12345.
class SignatureTest {

    private static final String TOKEN = "12345";
    private static final String CALLBACK =
            "https://otp.example.com/twilio/status?verification=be45cb2605bf36bebde684841a28f0fd&delivery=";
    private static final String ACCOUNT = "AC" + "0".repeat(31) + "1";
    private static final String ONE = "SM" + "0".repeat(31) + "1";
    private static final String TWO = "SM" + "0".repeat(31) + "2";

    @Test
    void a_call_is_signed_as_in_twilios_pages() {
        signs("https://example.com/myapp.php?foo=1&bar=2", call("+14158675310"), "L/OH5YylLD5NRKLltdqwSvS0BnU=");
        signs("https://mycompany.com/myapp.php?foo=1&bar=2", call("+14158675309"), "RSOYDt4T1cUTdK1PDd93/VVr8B8=");
    }

    @Test
    void a_whatsapp_receipt_is_signed_over_the_url_without_its_fragment() {
        signs(CALLBACK + "1-1", whatsapp(), "AJDwueCK9eqTLGZn5vouV2KNSX8=");
        assertThat(Signature.of(TOKEN, CALLBACK + "1-1#rc=5&rp=all", whatsapp()))
                .isEqualTo("AJDwueCK9eqTLGZn5vouV2KNSX8=");
    }

    @Test
    void an_sms_receipt_is_signed_with_and_without_an_empty_field() {
        Map<String, String> fields = sms();
        signs(CALLBACK + "1-2", fields, "qOBDLoOzrmpz2fltpPt8tbI2p6o=");
        fields.put("ErrorMessage", "");
        signs(CALLBACK + "1-2", fields, "zPgAL9fRQmg8EfD8qBHy+p+OjMc=");
    }

    @Test
    void names_are_sorted_by_bytes_and_values_are_not_trimmed() {
        signs(CALLBACK + "1-1", Map.of("a", "1", "B", "2", "a b", " x "), "/YX5gsrrr8C4xzLo14oQ4TtPyZE=");
    }

    @Test
    void another_token_signs_otherwise() {
        String url = CALLBACK + "1-1";
        assertThat(new RequestValidator(TOKEN).validate(url, whatsapp(), Signature.of("54321", url, whatsapp())))
                .isFalse();
    }

    private static void signs(String url, Map<String, String> fields, String expected) {
        assertThat(Signature.of(TOKEN, url, fields)).isEqualTo(expected);
        assertThat(new RequestValidator(TOKEN).validate(url, fields, expected)).isTrue();
    }

    private static Map<String, String> call(String caller) {
        return Map.of(
                "CallSid", "CA1234567890ABCDE",
                "Caller", caller,
                "Digits", "1234",
                "From", caller,
                "To", "+18005551212");
    }

    private static Map<String, String> whatsapp() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("EventType", "DELIVERED");
        fields.put("SmsSid", ONE);
        fields.put("SmsStatus", "delivered");
        fields.put("MessageStatus", "delivered");
        fields.put("ChannelToAddress", "+234800000XXXX");
        fields.put("To", "whatsapp:+2348000000000");
        fields.put("ChannelPrefix", "whatsapp");
        fields.put("MessageSid", ONE);
        fields.put("AccountSid", ACCOUNT);
        fields.put("From", "whatsapp:+15005550006");
        fields.put("ApiVersion", "2010-04-01");
        fields.put("ChannelInstallSid", "XE" + "0".repeat(31) + "1");
        return fields;
    }

    private static Map<String, String> sms() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ApiVersion", "2010-04-01");
        fields.put("AccountSid", ACCOUNT);
        fields.put("From", "+15005550006");
        fields.put("To", "+2348000000000");
        fields.put("SmsSid", TWO);
        fields.put("SmsStatus", "undelivered");
        fields.put("MessageStatus", "undelivered");
        fields.put("MessageSid", TWO);
        fields.put("ErrorCode", "30003");
        fields.put("RawDlrDoneDate", "2611231200");
        return fields;
    }
}
