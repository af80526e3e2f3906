package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.twoticks.config.Service;
import dev.twoticks.verification.VerificationTokens;
import java.util.List;
import java.util.Map;

/// `GET /.well-known/jwks.json` and `GET /.well-known/openid-configuration`: what a relying party needs to check a
/// token.
public final class KeysHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final Map<String, String> CACHED = Map.of("cache-control", "public, max-age=3600");
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private final VerificationTokens tokens;
    private final String issuer;
    private final HttpAnswers answers;

    public KeysHandler() {
        this(Service.fromEnvironment());
    }

    public KeysHandler(Service service) {
        this(service.publicKeys(), service.issuer(), new HttpAnswers(service.clock(), service.events()));
    }

    KeysHandler(VerificationTokens tokens, String issuer, HttpAnswers answers) {
        this.tokens = tokens;
        this.issuer = issuer;
        this.answers = answers;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return answers.answer(() -> answers.json(
                200,
                event.getRouteKey().endsWith(DISCOVERY) ? discovery() : Map.of("keys", tokens.publicKeys()),
                CACHED));
    }

    private Map<String, ?> discovery() {
        return Map.of(
                "issuer",
                issuer,
                "jwks_uri",
                issuer + "/.well-known/jwks.json",
                "id_token_signing_alg_values_supported",
                tokens.algorithms(),
                "subject_types_supported",
                List.of("pairwise"));
    }
}
