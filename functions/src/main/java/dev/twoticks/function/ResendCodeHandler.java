package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.twoticks.config.Service;
import dev.twoticks.verification.ResendCode;
import dev.twoticks.verification.ResendResult;
import dev.twoticks.verification.application.Caller;
import java.util.Map;
import java.util.Set;

/// `POST /verifications/{id}/deliveries`
public final class ResendCodeHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final Set<String> MEMBERS = Set.of("channel", Requests.VERIFIER);

    private final ResendCode deliveries;
    private final HttpAnswers answers;

    public ResendCodeHandler() {
        this(Service.fromEnvironment());
    }

    public ResendCodeHandler(Service service) {
        this(service.resendCode(), new HttpAnswers(service.clock(), service.events()));
    }

    ResendCodeHandler(ResendCode deliveries, HttpAnswers answers) {
        this.deliveries = deliveries;
        this.answers = answers;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return answers.answer(() -> {
            RequestBody body = RequestBody.orNothing(event, MEMBERS);
            boolean sms = StartRequests.sms(body);
            Caller holder = Requests.holder(event, body.optional(Requests.VERIFIER, Requests.LONGEST_VERIFIER));
            return Requests.id(event)
                    .map(id -> answer(deliveries.resend(id, holder, sms)))
                    .orElseGet(() -> answers.problem(ProblemType.NOT_FOUND));
        });
    }

    private APIGatewayV2HTTPResponse answer(ResendResult result) {
        return switch (result) {
            case ResendResult.Accepted accepted -> answers.json(202, ViewJson.of(accepted.view()), Map.of());
            case ResendResult.TooEarly early -> answers.retry(ProblemType.DELIVERY_TOO_EARLY, early.retryAt());
            case ResendResult.RateLimited limited -> answers.retry(ProblemType.RATE_LIMITED, limited.retryAt());
            case ResendResult.PhoneLimited limited -> answers.retry(ProblemType.PHONE_LIMITED, limited.retryAt());
            case ResendResult.AlreadyApproved _ -> answers.problem(ProblemType.ALREADY_APPROVED);
            case ResendResult.Canceled _ -> answers.problem(ProblemType.CANCELED);
            case ResendResult.Expired _ -> answers.problem(ProblemType.EXPIRED);
            case ResendResult.Exhausted _ -> answers.problem(ProblemType.MAX_ATTEMPTS_REACHED);
            case ResendResult.NoRoundLeft _ -> answers.problem(ProblemType.NO_DELIVERY_LEFT);
            case ResendResult.NotFound _ -> answers.problem(ProblemType.NOT_FOUND);
            case ResendResult.ProviderNotConfigured closed ->
                answers.retry(ProblemType.PROVIDER_NOT_CONFIGURED, closed.retryAt());
            case ResendResult.WorkflowUnavailable _ -> answers.retrySoon(ProblemType.UNAVAILABLE);
        };
    }
}
