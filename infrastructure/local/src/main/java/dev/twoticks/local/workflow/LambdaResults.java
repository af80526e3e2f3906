package dev.twoticks.local.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.twoticks.local.workflow.language.Json;
import dev.twoticks.local.workflow.language.StateFailure;

/// How `lambda:invoke` shows a function's answer to the state machine.
final class LambdaResults {

    /// `arn:aws:lambda:region:account:function:name`; a version or alias would be an eighth part.
    private static final int UNQUALIFIED_PARTS = 7;

    private LambdaResults() {}

    static JsonNode wrapped(String functionArn, FunctionAnswer.Returned returned) throws JsonProcessingException {
        boolean latest = functionArn.split(":", -1).length <= UNQUALIFIED_PARTS;
        return Json.object()
                .put("ExecutedVersion", latest ? "$LATEST" : "1")
                .put("StatusCode", 200)
                .set("Payload", Json.parse(returned.json()));
    }

    /// Lambda's own errors say why in plain text; a function's are the JSON that its runtime reports, the stack trace
    /// left out.
    static StateFailure failure(FunctionAnswer.Failed failed) {
        if (failed.errorType().startsWith("Lambda.")) {
            return new StateFailure(failed.errorType(), failed.errorMessage());
        }
        JsonNode cause =
                Json.object().put("errorMessage", failed.errorMessage()).put("errorType", failed.errorType());
        return new StateFailure(failed.errorType(), Json.text(cause));
    }
}
