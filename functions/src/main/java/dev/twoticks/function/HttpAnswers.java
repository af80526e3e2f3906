package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.twoticks.verification.DeliveryEvents;
import dev.twoticks.verification.Event;
import dev.twoticks.verification.EventLog;
import dev.twoticks.verification.OperatorEvents;
import dev.twoticks.verification.StoreUnavailableException;
import dev.twoticks.verification.WorkflowUnavailableException;
import dev.twoticks.verification.key.KeysNotReadyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Writes answers and problems (RFC 9457). Nothing that is answered may be cached unless it says so itself.
final class HttpAnswers {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration KEYS_TAKE = Duration.ofSeconds(10);

    /// No window is longer. A lock may be, for ever even, and a stranger must not tell it from a window.
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);

    private final Clock clock;
    private final EventLog events;

    HttpAnswers(Clock clock, EventLog events) {
        this.clock = clock;
        this.events = events;
    }

    /// Runs a handler's body and answers for what breaks in it.
    APIGatewayV2HTTPResponse answer(Supplier<APIGatewayV2HTTPResponse> body) {
        try {
            return body.get();
        } catch (MalformedRequestException e) {
            return problem(ProblemType.MALFORMED, e.detail());
        } catch (KeysNotReadyException _) {
            return retry(ProblemType.STARTING, clock.instant().plus(KEYS_TAKE));
        } catch (StoreUnavailableException | WorkflowUnavailableException e) {
            events.record(Event.broken(e));
            return retrySoon(ProblemType.UNAVAILABLE);
        } catch (RuntimeException e) {
            events.record(Event.broken(e));
            return problem(ProblemType.INTERNAL, "The request may be repeated.");
        }
    }

    /// Runs an operator's handler, once it is written down who asks and for what. What was done to a number is a line
    /// of its own.
    APIGatewayV2HTTPResponse answerOperator(
            APIGatewayV2HTTPEvent event, String act, Supplier<APIGatewayV2HTTPResponse> body) {
        return answer(() -> {
            events.record(OperatorEvents.asked(Operator.of(event), act));
            return body.get();
        });
    }

    APIGatewayV2HTTPResponse json(int status, Map<String, ?> body, Map<String, String> headers) {
        return response(status, "application/json", Json.write(body), headers);
    }

    APIGatewayV2HTTPResponse empty(int status) {
        APIGatewayV2HTTPResponse response = new APIGatewayV2HTTPResponse();
        response.setStatusCode(status);
        response.setHeaders(Map.of("cache-control", "no-store"));
        return response;
    }

    /// Nothing for whoever forges callbacks, and a line for whoever has configured the wrong token.
    APIGatewayV2HTTPResponse forged() {
        events.record(DeliveryEvents.forgedReceipt());
        return empty(403);
    }

    APIGatewayV2HTTPResponse problem(ProblemType type) {
        return problem(type, Map.of(), Map.of());
    }

    APIGatewayV2HTTPResponse problem(ProblemType type, String detail) {
        return problem(type, Map.of("detail", detail), Map.of());
    }

    /// A problem with members of its own.
    APIGatewayV2HTTPResponse problem(ProblemType type, Map<String, ?> members) {
        return problem(type, members, Map.of());
    }

    /// A problem that goes away by itself, or that is not told apart from one.
    APIGatewayV2HTTPResponse retry(ProblemType type, Instant at) {
        long millis = Duration.between(clock.instant(), at).toMillis();
        long seconds = Math.clamp(Math.ceilDiv(millis, 1000), 1, LONGEST_WAIT.toSeconds());
        return problem(type, Map.of(), Map.of("retry-after", Long.toString(seconds)));
    }

    /// A problem of a moment.
    APIGatewayV2HTTPResponse retrySoon(ProblemType type) {
        return retry(type, clock.instant().plus(SOON));
    }

    private static APIGatewayV2HTTPResponse problem(
            ProblemType type, Map<String, ?> members, Map<String, String> headers) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type.uri());
        body.put("title", type.title());
        body.put("status", type.status());
        body.putAll(members);
        return response(type.status(), "application/problem+json", Json.write(body), headers);
    }

    private static APIGatewayV2HTTPResponse response(
            int status, String contentType, String body, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("content-type", contentType);
        all.put("cache-control", "no-store");
        all.putAll(headers);
        APIGatewayV2HTTPResponse response = new APIGatewayV2HTTPResponse();
        response.setStatusCode(status);
        response.setHeaders(all);
        response.setBody(body);
        return response;
    }
}
