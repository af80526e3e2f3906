package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.twoticks.verification.StartRequest;
import dev.twoticks.verification.application.CodeChallenge;
import dev.twoticks.verification.application.FirstFactor;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.limit.ClientAddress;
import dev.twoticks.verification.phone.Country;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads a start request.
final class StartRequests {

    private static final String SIGNALS = "signals";

    private static final Set<String> MEMBERS = Set.of(
            "client_id",
            "phone_number",
            "country",
            "locale",
            "purpose",
            "first_factor",
            "channel",
            "nonce",
            "code_challenge",
            SIGNALS);

    private static final String FIRST_FACTORS =
            Arrays.stream(FirstFactor.values()).map(FirstFactor::wire).collect(Collectors.joining(", "));

    private static final String DEFAULT_PURPOSE = "sign_in";
    private static final int SHORT = 64;
    private static final int NONCE = 255;

    private StartRequests() {}

    static StartRequest of(APIGatewayV2HTTPEvent event) {
        RequestBody body = RequestBody.of(event, MEMBERS);
        String purpose = body.optional("purpose", SHORT);
        return new StartRequest(
                Requests.starter(event, body.optional("client_id", SHORT)),
                body.required("phone_number", SHORT),
                parsed(body, "country", Country::parse, "two capital letters (ISO 3166-1 alpha-2)"),
                body.optional("locale", SHORT),
                Requests.header(event, "accept-language"),
                Purpose.parse(purpose == null ? DEFAULT_PURPOSE : purpose)
                        .orElseThrow(() -> wrong("purpose", "lower-case words joined by _")),
                parsed(body, "first_factor", FirstFactor::parse, "one of " + FIRST_FACTORS),
                sms(body),
                body.optional("nonce", NONCE),
                parsed(
                        body,
                        "code_challenge",
                        CodeChallenge::parse,
                        "43 characters of base64url, the SHA-256 of a code verifier"),
                person(body));
    }

    private static @Nullable ClientAddress person(RequestBody body) {
        RequestBody signals = body.object(SIGNALS, Set.of("ip"));
        return signals == null ? null : parsed(signals, "ip", ClientAddress::parse, "an IPv4 or IPv6 address");
    }

    /// `channel`, where only `sms` may be asked for.
    static boolean sms(RequestBody body) {
        String channel = body.optional("channel", SHORT);
        if (channel != null && !channel.equals("sms")) {
            throw wrong("channel", "sms, or left out");
        }
        return channel != null;
    }

    private static <T> @Nullable T parsed(
            RequestBody body, String name, Function<String, Optional<T>> parse, String form) {
        String text = body.optional(name, SHORT);
        return text == null ? null : parse.apply(text).orElseThrow(() -> wrong(name, form));
    }

    private static MalformedRequestException wrong(String name, String form) {
        return new MalformedRequestException(name + " is not " + form + ".");
    }
}
