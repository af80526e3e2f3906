package dev.twoticks.local.workflow.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.twoticks.local.workflow.ExecutionDescription;
import dev.twoticks.local.workflow.HistoryEvent;
import dev.twoticks.local.workflow.language.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The engine's records as the protocol writes them.
final class Answers {

    private Answers() {}

    /// Seconds since 1970, with milliseconds.
    static BigDecimal time(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli(), 3);
    }

    static ObjectNode description(ExecutionDescription execution) {
        ObjectNode answer = listed(execution);
        answer.put("input", execution.input()).putObject("inputDetails").put("included", true);
        if (execution.output() != null) {
            answer.put("output", execution.output()).putObject("outputDetails").put("included", true);
        }
        putIfAny(answer, "error", execution.error());
        putIfAny(answer, "cause", execution.cause());
        return answer;
    }

    static ObjectNode listed(ExecutionDescription execution) {
        ObjectNode answer = Json.object()
                .put("executionArn", execution.executionArn())
                .put("stateMachineArn", execution.stateMachineArn())
                .put("name", execution.name())
                .put("status", execution.status().name())
                .put("startDate", time(execution.startedAt()));
        return stopDate(answer, execution);
    }

    static ObjectNode stopDate(ObjectNode answer, ExecutionDescription execution) {
        Instant stopped = execution.stoppedAt();
        return stopped == null ? answer : answer.put("stopDate", time(stopped));
    }

    static ObjectNode event(HistoryEvent event) {
        ObjectNode answer = Json.object()
                .put("id", event.id())
                .put("previousEventId", event.previousId())
                .put("timestamp", time(event.at()))
                .put("type", event.type().awsName());
        ObjectNode details = answer.putObject(event.type().details());
        for (Map.Entry<String, Object> detail : event.details().entrySet()) {
            details.putPOJO(detail.getKey(), detail.getValue());
        }
        return answer;
    }

    private static void putIfAny(ObjectNode answer, String field, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            answer.put(field, text);
        }
    }
}
