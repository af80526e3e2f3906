package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.twoticks.config.Service;
import dev.twoticks.verification.ReadResult;
import dev.twoticks.verification.ReadVerification;
import java.util.Map;

/// `GET /verifications/{id}`
public final class ReadVerificationHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final ReadVerification verifications;
    private final HttpAnswers answers;

    public ReadVerificationHandler() {
        this(Service.fromEnvironment());
    }

    public ReadVerificationHandler(Service service) {
        this(service.readVerification(), new HttpAnswers(service.clock(), service.events()));
    }

    ReadVerificationHandler(ReadVerification verifications, HttpAnswers answers) {
        this.verifications = verifications;
        this.answers = answers;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return answers.answer(() -> Requests.id(event)
                .map(id -> answer(verifications.read(id, Requests.holder(event))))
                .orElseGet(() -> answers.problem(ProblemType.NOT_FOUND)));
    }

    private APIGatewayV2HTTPResponse answer(ReadResult result) {
        return switch (result) {
            case ReadResult.Found found -> answers.json(200, ViewJson.of(found.view()), Map.of());
            case ReadResult.NotFound _ -> answers.problem(ProblemType.NOT_FOUND);
        };
    }
}
