package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.twoticks.config.Service;
import dev.twoticks.verification.ErasePhone;
import dev.twoticks.verification.EraseResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// `POST /operator/phones/erase`. API Gateway lets nobody through whose request is not signed by an IAM
/// identity that may call it.
public final class ErasePhoneHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final int SHORT = 64;

    /// About what a body has room for.
    private static final int MOST = 100;

    private static final String MESSAGES = "messages";
    private static final Pattern MESSAGE_ID = Pattern.compile("[0-9A-Za-z]{1,64}");

    private final ErasePhone phones;
    private final HttpAnswers answers;

    public ErasePhoneHandler() {
        this(Service.fromEnvironment());
    }

    public ErasePhoneHandler(Service service) {
        this(service.erasePhone(), new HttpAnswers(service.clock(), service.events()));
    }

    ErasePhoneHandler(ErasePhone phones, HttpAnswers answers) {
        this.phones = phones;
        this.answers = answers;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return answers.answerOperator(event, "erase", () -> {
            RequestBody body = RequestBody.of(event, Set.of("phone_number", MESSAGES));
            return answer(phones.erase(
                    body.required("phone_number", SHORT), body.list(MESSAGES, MOST, MESSAGE_ID, "message ids")));
        });
    }

    private APIGatewayV2HTTPResponse answer(EraseResult result) {
        return switch (result) {
            case EraseResult.Erased erased -> answers.json(200, members(erased), Map.of());
            case EraseResult.InvalidPhoneNumber invalid ->
                answers.problem(ProblemType.INVALID_PHONE_NUMBER, NumberFaults.members(invalid.why()));
        };
    }

    private static Map<String, Object> members(EraseResult.Erased erased) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("verifications", erased.verifications());
        members.put(MESSAGES, erased.messages());
        members.put("messages_left", erased.messagesLeft());
        members.put("messages_unknown", erased.messagesUnknown());
        return members;
    }
}
