package dev.twoticks.twilio;

import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.CodeMessage;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.phone.PhoneNumber;
import dev.twoticks.verification.phone.WhatsAppForm;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// Example data: an account, a verification, and a message of each kind.
final class Examples {

    /// The service as Twilio sees it.
    static final URI PUBLIC_URL = URI.create("https://otp.example.com");

    static final Ref REF = new Ref("be45cb2605bf36bebde684841a28f0fd");
    static final String ACCOUNT_SID = "AC00000000000000000000000000000001";

    /// The token of the signature vectors.
    static final String TOKEN = "12345";

    static final TwilioCredentials ACCOUNT =
            new TwilioCredentials(ACCOUNT_SID, "SK00000000000000000000000000000001", "api-secret", TOKEN, null);
    static final String NUMBER = "+2348031234567";
    static final String CODE = "012345";
    static final CodeMessage WHATSAPP = new CodeMessage.WhatsApp(
            REF,
            new DeliveryId(1, 1),
            PhoneNumber.known(NUMBER),
            WhatsAppForm.ONLY,
            "+15005550006",
            Duration.ofSeconds(599),
            "HX00000000000000000000000000000001",
            Code.parse(CODE).orElseThrow());
    static final CodeMessage.Sms SMS = sms("+15005550006", Duration.ofSeconds(574));

    private Examples() {}

    static CodeMessage.Sms sms(String from, Duration validity) {
        return new CodeMessage.Sms(
                REF,
                new DeliveryId(1, 2),
                PhoneNumber.known(NUMBER),
                from,
                validity,
                CODE + " is your verification code.");
    }

    static Map<String, String> query(String delivery) {
        return Map.of("verification", REF.hex(), "delivery", delivery);
    }
}
