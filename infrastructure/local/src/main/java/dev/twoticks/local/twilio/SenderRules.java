package dev.twoticks.local.twilio;

import static dev.twoticks.local.twilio.TwilioError.badRequest;

import dev.twoticks.local.twilio.scenario.Channel;
import java.util.Optional;

/// What Twilio says about `From` and `MessagingServiceSid`.
final class SenderRules {

    private static final String MAGIC_GOOD = "+15005550006";

    private final SimulatorConfig.Senders senders;

    SenderRules(SimulatorConfig.Senders senders) {
        this.senders = senders;
    }

    Optional<TwilioError> sender(MessageRequest request) {
        String from = request.from();
        if (request.usesService() && !senders.messagingServices().contains(request.messagingServiceSid())) {
            return Optional.of(badRequest(21701, "The Messaging Service does not exist."));
        }
        if (from.isEmpty()) {
            return request.usesService()
                    ? Optional.empty()
                    : Optional.of(badRequest(21603, "A 'From' phone number is required."));
        }
        Optional<TwilioError> magic = magic(from);
        if (magic.isPresent()) {
            return magic;
        }
        Optional<TwilioError> unknown = Channel.of(from) == Channel.WHATSAPP ? unknownWhatsApp(from) : unknownSms(from);
        return unknown.or(() -> mixed(request));
    }

    /// Whether a sender is a name instead of a number.
    static boolean isAlpha(String from) {
        return from.matches("(?=.*[A-Za-z])[A-Za-z0-9 +\\-_&]{1,11}");
    }

    private static Optional<TwilioError> magic(String from) {
        return switch (from) {
            case "+15005550001" ->
                Optional.of(badRequest(
                        21212,
                        "The 'From' number +15005550001 is not a valid phone number, shortcode, or alphanumeric sender"
                                + " ID."));
            case "+15005550007" -> Optional.of(notOurs(from));
            case "+15005550008" ->
                Optional.of(badRequest(
                        21611, "This 'From' number has exceeded the maximum number of queued messages: " + from));
            default -> Optional.empty();
        };
    }

    private Optional<TwilioError> unknownWhatsApp(String from) {
        String number = Channel.bare(from);
        return senders.whatsappNumbers().contains(number) || number.equals(MAGIC_GOOD)
                ? Optional.empty()
                : Optional.of(badRequest(63007, "Twilio could not find a Channel with the specified From address"));
    }

    private Optional<TwilioError> unknownSms(String from) {
        if (from.equals(MAGIC_GOOD)
                || senders.smsNumbers().contains(from)
                || senders.alphaIds().contains(from)) {
            return Optional.empty();
        }
        if (isAlpha(from)) {
            return Optional.of(notOurs(from));
        }
        if (from.matches("\\+?[0-9]{3,15}")) {
            return Optional.of(badRequest(
                    21659, "'From' " + from + " is not a Twilio phone number or Short Code country mismatch"));
        }
        return Optional.of(badRequest(
                21212,
                "The 'From' number " + from + " is not a valid phone number, shortcode, or alphanumeric sender ID."));
    }

    private static TwilioError notOurs(String from) {
        return badRequest(
                21606,
                "The 'From' phone number provided (" + from
                        + ") is not a valid message-capable Twilio phone number for this destination/account.");
    }

    private static Optional<TwilioError> mixed(MessageRequest request) {
        return Channel.of(request.from()) == request.channel()
                ? Optional.empty()
                : Optional.of(badRequest(21910, "Invalid From and To pair. From and To should be of the same channel"));
    }
}
