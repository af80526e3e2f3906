package dev.twoticks.twilio;

import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an error code of Twilio's stands for. All of them may come with the answer to a request or in a
/// callback: one table serves both.
final class TwilioErrors {

    static final List<ErrorMeaning> ROWS = Stream.of(WhatsAppErrors.ROWS, OnPremiseErrors.ROWS, GeneralErrors.ROWS)
            .flatMap(List::stream)
            .toList();

    /// Fails on a code that stands there twice.
    private static final Map<String, ErrorMeaning> BY_CODE =
            ROWS.stream().collect(Collectors.toUnmodifiableMap(ErrorMeaning::code, Function.identity()));

    /// A number of at most six digits, or a word: callbacks have carried `InvalidSandboxRequest`. Anything else
    /// could be a phone number, and a failure's code is written down.
    private static final Pattern RECORDABLE = Pattern.compile("[0-9]{1,6}|[A-Za-z_]{1,40}");

    private TwilioErrors() {}

    /// @param code as it came; empty if none did
    static Failure failure(String code, Channel channel) {
        if (code.isEmpty()) {
            return new Failure("none", FailureClass.UNKNOWN);
        }
        if (!RECORDABLE.matcher(code).matches()) {
            return new Failure("unreadable", FailureClass.UNKNOWN);
        }
        ErrorMeaning row = BY_CODE.get(code);
        if (row == null) {
            return new Failure(code, FailureClass.UNKNOWN);
        }
        return new Failure(code, row.on(channel), channel == Channel.WHATSAPP ? row.reach() : null);
    }
}
