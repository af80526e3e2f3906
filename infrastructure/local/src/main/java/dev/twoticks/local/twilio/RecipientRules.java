package dev.twoticks.local.twilio;

import static dev.twoticks.local.twilio.TwilioError.badRequest;
import static dev.twoticks.local.twilio.TwilioError.refusal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.twoticks.local.twilio.scenario.Channel;
import dev.twoticks.local.twilio.scenario.OtherForms;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What Twilio says about the recipient: first whether `To` is a number at all, last whether it can be reached.
final class RecipientRules {

    /// Numbers that mean an error everywhere, as with Twilio's test credentials.
    private static final Map<String, Integer> MAGIC = Map.of(
            "+15005550001", 21211,
            "+15005550002", 21612,
            "+15005550003", 21408,
            "+15005550004", 21610,
            "+15005550009", 21614);

    private static final List<String> NO_SERVICE = List.of("+98", "+53", "+963");
    private static final List<String> NO_WHATSAPP = List.of("+98", "+53", "+963", "+7978", "+850");

    private final Set<String> optedOut;

    /// @param optedOut numbers that sent STOP, shared with the switch that sets them
    RecipientRules(Set<String> optedOut) {
        this.optedOut = optedOut;
    }

    Optional<TwilioError> address(MessageRequest request) {
        if (request.to().isEmpty()) {
            return Optional.of(badRequest(21604, "A 'To' phone number is required."));
        }
        String number = request.number();
        boolean broken = MAGIC.getOrDefault(number, 0) == 21211
                || !number.matches("\\+[1-9][0-9]{6,14}")
                || !(MAGIC.containsKey(number) || isValid(number) || isOtherForm(request));
        return broken
                ? Optional.of(badRequest(21211, "The 'To' number " + request.to() + " is not a valid phone number."))
                : Optional.empty();
    }

    Optional<TwilioError> reach(MessageRequest request) {
        String number = request.number();
        Channel channel = request.channel();
        int code = MAGIC.getOrDefault(number, 0);
        if (code == 21612) {
            return Optional.of(noRoute(request));
        }
        if (code != 0) {
            return Optional.of(refusal(code, request.to()));
        }
        List<String> closed = channel == Channel.WHATSAPP ? NO_WHATSAPP : NO_SERVICE;
        if (closed.stream().anyMatch(number::startsWith)) {
            return Optional.of(refusal(21408, request.to()));
        }
        return channel == Channel.WHATSAPP ? Optional.empty() : reachBySms(request, number);
    }

    private Optional<TwilioError> reachBySms(MessageRequest request, String number) {
        if (number.startsWith("+1") && SenderRules.isAlpha(request.from())) {
            return Optional.of(noRoute(request)); // the United States and Canada take no alphanumeric sender
        }
        if (isLandline(number)) {
            return Optional.of(refusal(21614, request.to()));
        }
        return optedOut.contains(number) ? Optional.of(refusal(21610, request.to())) : Optional.empty();
    }

    private static TwilioError noRoute(MessageRequest request) {
        return badRequest(
                21612,
                "Message cannot be sent with the current combination of 'To' (" + request.to() + ") and/or 'From' ("
                        + request.from() + ") parameters");
    }

    private static boolean isOtherForm(MessageRequest request) {
        return request.channel() == Channel.WHATSAPP && OtherForms.is(request.number());
    }

    private static boolean isValid(String number) {
        return parsed(number)
                .filter(PhoneNumberUtil.getInstance()::isValidNumber)
                .isPresent();
    }

    /// In the United States and Canada the two kinds cannot be told apart and Twilio does not check.
    private static boolean isLandline(String number) {
        return parsed(number)
                .filter(each -> PhoneNumberUtil.getInstance().getNumberType(each) == PhoneNumberType.FIXED_LINE)
                .isPresent();
    }

    private static Optional<PhoneNumber> parsed(String number) {
        try {
            return Optional.of(PhoneNumberUtil.getInstance().parse(number, null));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
