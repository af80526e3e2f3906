package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Http;
import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.application.CodeVerifier;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.idempotency.IdempotencyKey;
import dev.twoticks.verification.idempotency.Repeatable;
import dev.twoticks.verification.limit.ClientAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what every route has in common.
final class Requests {

    /// The member of the body by which a requester shows that it is the one.
    static final String VERIFIER = "code_verifier";

    /// Characters of the longest one.
    static final int LONGEST_VERIFIER = 128;

    private static final String BASIC = "basic ";

    private static final String VERIFIER_FORM = " is not 43 to 128 letters, digits, -, ., _ and ~.";

    private Requests() {}

    /// The id in the path; empty if no id is ever written so.
    static Optional<VerificationId> id(APIGatewayV2HTTPEvent event) {
        Map<String, String> path = event.getPathParameters();
        return Optional.ofNullable(path == null ? null : path.get("id")).flatMap(VerificationId::parse);
    }

    static @Nullable String header(APIGatewayV2HTTPEvent event, String name) {
        Map<String, String> headers = event.getHeaders();
        return headers == null ? null : headers.get(name);
    }

    /// The request's idempotency key and what it stands for; null if it has none.
    ///
    /// @throws MalformedRequestException if the header is no key
    static @Nullable Repeatable repeatable(APIGatewayV2HTTPEvent event) {
        String header = header(event, "idempotency-key");
        return header == null
                ? null
                : IdempotencyKey.parse(header)
                        .map(it -> Repeatable.of(it, RequestBody.text(event)))
                        .orElseThrow(() -> new MalformedRequestException(
                                "The Idempotency-Key header is not 1 to 255 visible ASCII characters."));
    }

    /// Who speaks of a verification that it has started: HTTP Basic, and the header `Code-Verifier`.
    ///
    /// @throws MalformedRequestException if a header is not readable
    static Caller holder(APIGatewayV2HTTPEvent event) {
        return holder(event, null);
    }

    /// The same where the verifier may also be in the body.
    ///
    /// @param member the body's `code_verifier`
    /// @throws MalformedRequestException if either is not readable, or they differ
    static Caller holder(APIGatewayV2HTTPEvent event, @Nullable String member) {
        CodeVerifier inHeader = verifier("The Code-Verifier header", header(event, "code-verifier"));
        CodeVerifier inBody = verifier(VERIFIER, member);
        if (inHeader != null && inBody != null && !inHeader.equals(inBody)) {
            throw new MalformedRequestException(VERIFIER + " and the Code-Verifier header differ.");
        }
        return starter(event, null).showing(inBody == null ? inHeader : inBody);
    }

    private static @Nullable CodeVerifier verifier(String place, @Nullable String text) {
        return text == null
                ? null
                : CodeVerifier.parse(text).orElseThrow(() -> new MalformedRequestException(place + VERIFIER_FORM));
    }

    /// Who starts a verification: HTTP Basic, or the client id of the body.
    ///
    /// @throws MalformedRequestException if the header is not readable or names another client than the body
    static Caller starter(APIGatewayV2HTTPEvent event, @Nullable String clientId) {
        String origin = header(event, "origin");
        String authorization = header(event, "authorization");
        ClientAddress address = address(event);
        if (authorization == null) {
            return new Caller(clientId, null, origin).at(address);
        }
        String[] basic = basic(authorization);
        if (clientId != null && !clientId.equals(basic[0])) {
            throw new MalformedRequestException("client_id and the Authorization header name different clients.");
        }
        return new Caller(basic[0], basic[1], origin).at(address);
    }

    /// Where the connection comes from, which API Gateway has seen itself: headers say what their sender likes.
    private static ClientAddress address(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getRequestContext())
                .map(RequestContext::getHttp)
                .map(Http::getSourceIp)
                .flatMap(ClientAddress::parse)
                .orElse(ClientAddress.UNKNOWN);
    }

    private static String[] basic(String authorization) {
        if (authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            try {
                byte[] pair = Base64.getDecoder()
                        .decode(authorization.substring(BASIC.length()).strip());
                String text = new String(pair, StandardCharsets.UTF_8);
                int colon = text.indexOf(':');
                if (colon > 0) {
                    return new String[] {text.substring(0, colon), text.substring(colon + 1)};
                }
            } catch (IllegalArgumentException _) {
                throw new MalformedRequestException("The Authorization header is not readable as HTTP Basic.");
            }
        }
        throw new MalformedRequestException("The Authorization header is not readable as HTTP Basic.");
    }
}
