package dev.twoticks.verification.delivery;

import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.phone.PhoneNumber;
import dev.twoticks.verification.phone.WhatsAppForm;
import java.time.Duration;

/// What a provider is asked to bring. Holds the code and the number: prints neither.
public sealed interface CodeMessage {

    Ref ref();

    DeliveryId delivery();

    PhoneNumber to();

    /// The recipient as the platform knows the number: `+` and digits.
    String address();

    /// The sender as the senders file writes it.
    String from();

    /// How long the code is still good; the provider drops a message that waits longer.
    Duration validity();

    Channel channel();

    /// The platform's authentication template with the code in it.
    ///
    /// @param form which form of the number is asked for
    /// @param template the provider's name for the template in the person's language
    record WhatsApp(
            Ref ref,
            DeliveryId delivery,
            PhoneNumber to,
            WhatsAppForm form,
            String from,
            Duration validity,
            String template,
            Code code)
            implements CodeMessage {
        @Override
        public String address() {
            return form.write(to);
        }

        @Override
        public Channel channel() {
            return Channel.WHATSAPP;
        }

        @Override
        public String toString() {
            return "CodeMessage.WhatsApp[" + ref + " " + delivery + "]";
        }
    }

    /// A text of ours, one segment long.
    record Sms(Ref ref, DeliveryId delivery, PhoneNumber to, String from, Duration validity, String text)
            implements CodeMessage {
        @Override
        public String address() {
            return to.e164();
        }

        @Override
        public Channel channel() {
            return Channel.SMS;
        }

        @Override
        public String toString() {
            return "CodeMessage.Sms[" + ref + " " + delivery + "]";
        }
    }
}
