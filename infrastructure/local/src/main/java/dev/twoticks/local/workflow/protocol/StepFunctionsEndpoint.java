package dev.twoticks.local.workflow.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.twoticks.local.workflow.WorkflowEngine;
import dev.twoticks.local.workflow.WorkflowRefusal;
import dev.twoticks.local.workflow.language.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers Step Functions requests: `X-Amz-Target: AWSStepFunctions.<Operation>`, bodies of
/// `application/x-amz-json-1.0`,
/// refusals as 400 with `__type`. Signatures are not looked at: mount it on a loopback server only.
public final class StepFunctionsEndpoint implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(StepFunctionsEndpoint.class);
    private static final String TARGET = "AWSStepFunctions.";
    private static final String CONTENT_TYPE = "application/x-amz-json-1.0";

    /// What Step Functions itself takes: an input of 262,144 bytes, escaped, and some more.
    private static final int LONGEST_BODY = 1 << 20;

    private record Answer(int status, ObjectNode body) {}

    private final Operations operations;

    public StepFunctionsEndpoint(WorkflowEngine engine) {
        this.operations = new Operations(engine);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body;
            try (InputStream in = exchange.getRequestBody()) {
                body = in.readNBytes(LONGEST_BODY + 1);
            }
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            Answer answer = answer(target == null ? "" : target, body);
            byte[] bytes = Json.text(answer.body()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }
    }

    private Answer answer(String target, byte[] body) {
        if (body.length > LONGEST_BODY) {
            return refusal(413, "RequestEntityTooLargeException", "more than " + LONGEST_BODY + " bytes");
        }
        Operations.Operation operation =
                target.startsWith(TARGET) ? operations.find(target.substring(TARGET.length())) : null;
        if (operation == null) {
            return refusal(400, "UnknownOperationException", "not in this subset: " + target);
        }
        try {
            String text = new String(body, StandardCharsets.UTF_8);
            return new Answer(200, operation.answer(new Request(Json.parse(text))));
        } catch (WorkflowRefusal refused) {
            return refusal(400, refused.reason().awsName(), String.valueOf(refused.getMessage()));
        } catch (JsonProcessingException _) {
            return refusal(400, "SerializationException", "the body is not JSON");
        } catch (RuntimeException broken) {
            // The message might quote data; where it happened says enough.
            LOG.error("{} broke: {} at {}", target, broken.getClass().getName(), broken.getStackTrace()[0]);
            return refusal(500, "InternalFailure", broken.getClass().getName());
        }
    }

    private static Answer refusal(int status, String type, String message) {
        return new Answer(status, Json.object().put("__type", type).put("message", message));
    }
}
