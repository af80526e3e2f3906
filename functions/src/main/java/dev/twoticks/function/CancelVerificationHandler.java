package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.twoticks.config.Service;
import dev.twoticks.verification.CancelResult;
import dev.twoticks.verification.CancelVerification;

/// `DELETE /verifications/{id}`
public final class CancelVerificationHandler
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final CancelVerification verifications;
    private final HttpAnswers answers;

    public CancelVerificationHandler() {
        this(Service.fromEnvironment());
    }

    public CancelVerificationHandler(Service service) {
        this(service.cancelVerification(), new HttpAnswers(service.clock(), service.events()));
    }

    CancelVerificationHandler(CancelVerification verifications, HttpAnswers answers) {
        this.verifications = verifications;
        this.answers = answers;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return answers.answer(() -> Requests.id(event)
                .map(id -> answer(verifications.cancel(id, Requests.holder(event))))
                .orElseGet(() -> answers.problem(ProblemType.NOT_FOUND)));
    }

    private APIGatewayV2HTTPResponse answer(CancelResult result) {
        return switch (result) {
            case CancelResult.Canceled _ -> answers.empty(204);
            case CancelResult.AlreadyApproved _ -> answers.problem(ProblemType.ALREADY_APPROVED);
            case CancelResult.Expired _ -> answers.problem(ProblemType.EXPIRED);
            case CancelResult.Exhausted _ -> answers.problem(ProblemType.MAX_ATTEMPTS_REACHED);
            case CancelResult.NotFound _ -> answers.problem(ProblemType.NOT_FOUND);
        };
    }
}
