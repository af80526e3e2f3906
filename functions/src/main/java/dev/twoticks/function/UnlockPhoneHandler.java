package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.twoticks.config.Service;
import dev.twoticks.verification.UnlockPhone;
import dev.twoticks.verification.UnlockResult;
import dev.twoticks.verification.application.Purpose;
import java.util.Map;
import java.util.Set;

/// `POST /operator/phones/unlock`. API Gateway lets nobody through whose request is not signed by an IAM identity that
/// may call it.
public final class UnlockPhoneHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final int SHORT = 64;

    private final UnlockPhone phones;
    private final HttpAnswers answers;

    public UnlockPhoneHandler() {
        this(Service.fromEnvironment());
    }

    public UnlockPhoneHandler(Service service) {
        this(service.unlockPhone(), new HttpAnswers(service.clock(), service.events()));
    }

    UnlockPhoneHandler(UnlockPhone phones, HttpAnswers answers) {
        this.phones = phones;
        this.answers = answers;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return answers.answerOperator(event, "unlock", () -> {
            RequestBody body = RequestBody.of(event, Set.of("phone_number", "purpose"));
            String purpose = body.optional("purpose", SHORT);
            return answer(phones.unlock(
                    body.required("phone_number", SHORT),
                    purpose == null
                            ? null
                            : Purpose.parse(purpose)
                                    .orElseThrow(() -> new MalformedRequestException(
                                            "purpose is not lower-case words joined by _."))));
        });
    }

    private APIGatewayV2HTTPResponse answer(UnlockResult result) {
        return switch (result) {
            case UnlockResult.Opened opened ->
                answers.json(
                        200,
                        Map.of(
                                "opened",
                                opened.purposes().stream().map(Purpose::name).toList()),
                        Map.of());
            case UnlockResult.InvalidPhoneNumber invalid ->
                answers.problem(ProblemType.INVALID_PHONE_NUMBER, NumberFaults.members(invalid.why()));
        };
    }
}
