package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.code.VerificationId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what every route has in common.
final class Requests {

    private static final String BASIC = "basic ";

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

    /// Who sends it: HTTP Basic, or the client id of the body.
    ///
    /// @throws MalformedRequestException if the header is not readable or names another client than the body
    static Caller caller(APIGatewayV2HTTPEvent event, @Nullable String clientId) {
        String origin = header(event, "origin");
        String authorization = header(event, "authorization");
        if (authorization == null) {
            return new Caller(clientId, null, origin);
        }
        String[] basic = basic(authorization);
        if (clientId != null && !clientId.equals(basic[0])) {
            throw new MalformedRequestException("client_id and the Authorization header name different clients.");
        }
        return new Caller(basic[0], basic[1], origin);
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
