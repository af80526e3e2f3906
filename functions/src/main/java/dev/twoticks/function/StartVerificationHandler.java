package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.twoticks.config.Service;
import dev.twoticks.verification.StartResult;
import dev.twoticks.verification.StartVerification;
import dev.twoticks.verification.phone.NumberFault;
import java.util.LinkedHashMap;
import java.util.Map;

/// `POST /verifications`
public final class StartVerificationHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final StartVerification verifications;
    private final HttpAnswers answers;

    public StartVerificationHandler() {
        this(Service.fromEnvironment());
    }

    public StartVerificationHandler(Service service) {
        this(service.startVerification(), new HttpAnswers(service.clock(), service.events()));
    }

    StartVerificationHandler(StartVerification verifications, HttpAnswers answers) {
        this.verifications = verifications;
        this.answers = answers;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return answers.answer(() -> answer(verifications.start(StartRequests.of(event), Requests.repeatable(event))));
    }

    private APIGatewayV2HTTPResponse answer(StartResult result) {
        return switch (result) {
            case StartResult.Started started -> started(started);
            case StartResult.ApplicationNotAllowed _ -> answers.problem(ProblemType.APPLICATION_NOT_ALLOWED);
            case StartResult.OriginNotAllowed _ -> answers.problem(ProblemType.ORIGIN_NOT_ALLOWED);
            case StartResult.PurposeNotAllowed _ -> answers.problem(ProblemType.PURPOSE_NOT_ALLOWED);
            case StartResult.CountryNotAllowed _ -> answers.problem(ProblemType.COUNTRY_NOT_ALLOWED);
            case StartResult.ChallengeMissing _ -> answers.problem(ProblemType.CODE_CHALLENGE_REQUIRED);
            case StartResult.FirstFactorMissing _ -> answers.problem(ProblemType.FIRST_FACTOR_REQUIRED);
            case StartResult.SameChannel _ -> answers.problem(ProblemType.SAME_CHANNEL);
            case StartResult.InvalidPhoneNumber(NumberFault why) ->
                answers.problem(ProblemType.INVALID_PHONE_NUMBER, NumberFaults.members(why));
            case StartResult.SignalsNotTaken _ ->
                answers.problem(ProblemType.MALFORMED, "signals is taken from confidential applications only.");
            case StartResult.RateLimited limited -> answers.retry(ProblemType.RATE_LIMITED, limited.retryAt());
            case StartResult.TestNumberExpired _ -> answers.problem(ProblemType.TEST_NUMBER_EXPIRED);
            case StartResult.KeyReused _ -> answers.problem(ProblemType.IDEMPOTENCY_KEY_REUSED);
            case StartResult.KeyInFlight _ -> answers.retrySoon(ProblemType.IDEMPOTENCY_KEY_IN_FLIGHT);
            case StartResult.PhoneLimited limited -> answers.retry(ProblemType.PHONE_LIMITED, limited.retryAt());
            case StartResult.ProviderNotConfigured closed ->
                answers.retry(ProblemType.PROVIDER_NOT_CONFIGURED, closed.retryAt());
            case StartResult.WorkflowUnavailable _ -> answers.retrySoon(ProblemType.UNAVAILABLE);
        };
    }

    private APIGatewayV2HTTPResponse started(StartResult.Started started) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", started.id().reveal());
        body.putAll(ViewJson.of(started.view()));
        return answers.json(
                201, body, Map.of("location", "/verifications/" + started.id().reveal()));
    }
}
