package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.twoticks.config.Service;
import dev.twoticks.verification.CheckCode;
import dev.twoticks.verification.CheckResult;
import dev.twoticks.verification.Status;
import dev.twoticks.verification.TokenClaims;
import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.idempotency.Repeatable;
import java.util.Map;
import java.util.Set;

/// `POST /verifications/{id}/checks`
public final class CheckCodeHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final Set<String> MEMBERS = Set.of("code", Requests.VERIFIER);
    private static final int LONGEST_CODE = 64;

    private final CheckCode checks;
    private final HttpAnswers answers;

    public CheckCodeHandler() {
        this(Service.fromEnvironment());
    }

    public CheckCodeHandler(Service service) {
        this(service.checkCode(), new HttpAnswers(service.clock(), service.events()));
    }

    CheckCodeHandler(CheckCode checks, HttpAnswers answers) {
        this.checks = checks;
        this.answers = answers;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return answers.answer(() -> {
            // What is no code is refused before anything is read: its form is public, and it costs no check.
            RequestBody body = RequestBody.of(event, MEMBERS);
            Code code = Code.parse(body.required("code", LONGEST_CODE))
                    .orElseThrow(() -> new MalformedRequestException("code is not " + Code.LENGTH + " digits 0-9."));
            Caller holder = Requests.holder(event, body.optional(Requests.VERIFIER, Requests.LONGEST_VERIFIER));
            Repeatable repeatable = Requests.repeatable(event);
            return Requests.id(event)
                    .map(id -> answer(checks.check(id, holder, code, repeatable)))
                    .orElseGet(() -> answers.problem(ProblemType.NOT_FOUND));
        });
    }

    private APIGatewayV2HTTPResponse answer(CheckResult result) {
        return switch (result) {
            case CheckResult.Approved approved ->
                answers.json(
                        200,
                        Map.of(
                                "status", Status.APPROVED.wire(),
                                "token", approved.token(),
                                "expires_in", TokenClaims.LIFE.toSeconds()),
                        Map.of());
            case CheckResult.Incorrect incorrect ->
                answers.problem(ProblemType.INCORRECT_CODE, Map.of("checks_left", incorrect.checksLeft()));
            case CheckResult.AlreadyApproved _ -> answers.problem(ProblemType.ALREADY_APPROVED);
            case CheckResult.Canceled _ -> answers.problem(ProblemType.CANCELED);
            case CheckResult.Expired _ -> answers.problem(ProblemType.EXPIRED);
            case CheckResult.Exhausted _ -> answers.problem(ProblemType.MAX_ATTEMPTS_REACHED);
            case CheckResult.NotFound _ -> answers.problem(ProblemType.NOT_FOUND);
            case CheckResult.RateLimited limited -> answers.retry(ProblemType.RATE_LIMITED, limited.retryAt());
            case CheckResult.KeyReused _ -> answers.problem(ProblemType.IDEMPOTENCY_KEY_REUSED);
            case CheckResult.KeyInFlight _ -> answers.retrySoon(ProblemType.IDEMPOTENCY_KEY_IN_FLIGHT);
            case CheckResult.PhoneLimited limited -> answers.retry(ProblemType.PHONE_LIMITED, limited.retryAt());
        };
    }
}
