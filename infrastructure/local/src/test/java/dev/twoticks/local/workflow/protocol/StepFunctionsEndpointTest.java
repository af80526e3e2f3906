package dev.twoticks.local.workflow.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.twoticks.local.clock.VirtualTimers;
import dev.twoticks.local.workflow.FunctionAnswer;
import dev.twoticks.local.workflow.FunctionInvoker;
import dev.twoticks.local.workflow.WorkflowEngine;
import dev.twoticks.local.workflow.language.StateMachineDefinition;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/// The endpoint through the client that the functions use.
@Timeout(30)
final class StepFunctionsEndpointTest {

    private static final String MACHINE = "arn:aws:states:eu-west-1:000000000000:stateMachine:Wait";
    private static final Instant START = Instant.parse("2026-11-24T10:00:00.250Z");
    private static final String DEFINITION = """
            {"StartAt": "Ask", "States": {"Ask": {"Type": "Task", "End": true, "TimeoutSeconds": 60,
              "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
              "Parameters": {"FunctionName": "arn:aws:lambda:eu-west-1:000000000000:function:Ask",
                             "Payload": {"token.$": "$$.Task.Token"}}}}}
            """;

    private final VirtualTimers timers = new VirtualTimers(START);
    private final List<String> payloads = new ArrayList<>();
    private final FunctionInvoker functions = (_, payload, answer) -> {
        payloads.add(payload);
        answer.accept(new FunctionAnswer.Returned("null"));
    };
    private final WorkflowEngine engine = new WorkflowEngine(timers, functions, new Random(1));
    private final HttpServer server;
    private final SfnClient client;

    StepFunctionsEndpointTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        client = SfnClient.builder()
                .endpointOverride(endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }

    @BeforeEach
    void serve() {
        engine.deploy(MACHINE, StateMachineDefinition.parse(DEFINITION));
        server.createContext("/", new StepFunctionsEndpoint(engine));
        server.start();
    }

    @AfterEach
    void close() {
        client.close();
        server.stop(0);
    }

    @Test
    void a_task_ends_by_its_token_and_the_execution_with_its_output() {
        StartExecutionResponse started = start("one", "{\"round\":1}");
        assertThat(started.executionArn()).isEqualTo("arn:aws:states:eu-west-1:000000000000:execution:Wait:one");
        assertThat(started.startDate()).isEqualTo(START);
        timers.advance(Duration.ofSeconds(5));
        client.sendTaskSuccess(r -> r.taskToken(token()).output("{\"outcome\":\"read\"}"));
        DescribeExecutionResponse described = client.describeExecution(r -> r.executionArn(started.executionArn()));
        assertThat(described.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(described.input()).isEqualTo("{\"round\":1}");
        assertThat(described.output()).isEqualTo("{\"outcome\":\"read\"}");
        assertThat(described.stopDate()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void a_failed_task_fails_the_execution_with_its_error() {
        String arn = start("one", "{}").executionArn();
        client.sendTaskFailure(r -> r.taskToken(token()).error("NextDelivery").cause("refused"));
        DescribeExecutionResponse described = client.describeExecution(r -> r.executionArn(arn));
        assertThat(described.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(described.error()).isEqualTo("NextDelivery");
        assertThat(described.cause()).isEqualTo("refused");
    }

    @Test
    void the_history_has_its_types_and_details_and_no_token() {
        String arn = start("one", "{\"round\":1}").executionArn();
        client.sendTaskSuccess(r -> r.taskToken(token()).output("7"));
        List<HistoryEvent> events =
                client.getExecutionHistory(r -> r.executionArn(arn)).events();
        assertThat(events)
                .extracting(HistoryEvent::type)
                .containsExactly(
                        HistoryEventType.EXECUTION_STARTED,
                        HistoryEventType.TASK_STATE_ENTERED,
                        HistoryEventType.TASK_SCHEDULED,
                        HistoryEventType.TASK_STARTED,
                        HistoryEventType.TASK_SUBMITTED,
                        HistoryEventType.TASK_SUCCEEDED,
                        HistoryEventType.TASK_STATE_EXITED,
                        HistoryEventType.EXECUTION_SUCCEEDED);
        assertThat(events.get(1).stateEnteredEventDetails().name()).isEqualTo("Ask");
        assertThat(events.get(2).taskScheduledEventDetails().timeoutInSeconds()).isEqualTo(60);
        assertThat(events.get(2).taskScheduledEventDetails().resource()).isEqualTo("invoke.waitForTaskToken");
        assertThat(events.get(5).taskSucceededEventDetails().output()).isEqualTo("7");
        assertThat(events.toString()).doesNotContain(token());
    }

    @Test
    void a_history_comes_in_pages_in_either_order() {
        String arn = start("one", "{}").executionArn();
        List<Long> ids = client
                .getExecutionHistoryPaginator(
                        r -> r.executionArn(arn).maxResults(2).reverseOrder(true))
                .events()
                .stream()
                .map(HistoryEvent::id)
                .toList();
        assertThat(ids).containsExactly(5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void executions_are_listed_newest_first_and_by_status() {
        String first = start("one", "{}").executionArn();
        String second = start("two", "{}").executionArn();
        client.stopExecution(r -> r.executionArn(first).error("Enough").cause("why"));
        assertThat(client.listExecutions(r -> r.stateMachineArn(MACHINE)).executions())
                .extracting(ExecutionListItem::executionArn)
                .containsExactly(second, first);
        assertThat(client.listExecutions(r -> r.stateMachineArn(MACHINE).statusFilter(ExecutionStatus.ABORTED))
                        .executions())
                .extracting(ExecutionListItem::executionArn)
                .containsExactly(first);
    }

    @Test
    void a_used_or_timed_out_token_is_a_timed_out_task() {
        start("one", "{}");
        String used = token();
        client.sendTaskSuccess(r -> r.taskToken(used).output("{}"));
        start("two", "{}");
        timers.advance(Duration.ofSeconds(60));
        assertThatThrownBy(() -> client.sendTaskSuccess(r -> r.taskToken(used).output("{}")))
                .isInstanceOf(TaskTimedOutException.class);
        assertThatThrownBy(
                        () -> client.sendTaskFailure(r -> r.taskToken(token()).error("Late")))
                .isInstanceOf(TaskTimedOutException.class);
    }

    @Test
    void what_is_wrong_with_a_token_or_an_output_is_told_apart() {
        start("one", "{}");
        String unknown = token().substring(0, 60) + "A".repeat(20);
        assertThatThrownBy(() ->
                        client.sendTaskSuccess(r -> r.taskToken("nonsense").output("{}")))
                .isInstanceOf(InvalidTokenException.class);
        assertThatThrownBy(
                        () -> client.sendTaskSuccess(r -> r.taskToken(unknown).output("{}")))
                .isInstanceOf(TaskDoesNotExistException.class);
        assertThatThrownBy(
                        () -> client.sendTaskSuccess(r -> r.taskToken(token()).output("{")))
                .isInstanceOf(InvalidOutputException.class);
    }

    @Test
    void a_name_starts_one_execution() {
        String arn = start("one", "{\"round\":1}").executionArn();
        assertThat(start("one", "{\"round\":1}").executionArn()).isEqualTo(arn);
        assertThat(payloads).hasSize(1);
        assertThatThrownBy(() -> start("one", "{\"round\":2}")).isInstanceOf(ExecutionAlreadyExistsException.class);
        client.sendTaskSuccess(r -> r.taskToken(token()).output("{}"));
        assertThatThrownBy(() -> start("one", "{\"round\":1}")).isInstanceOf(ExecutionAlreadyExistsException.class);
    }

    @Test
    void a_start_without_name_and_input_gets_both() {
        String arn = client.startExecution(r -> r.stateMachineArn(MACHINE)).executionArn();
        assertThat(client.describeExecution(r -> r.executionArn(arn)).input()).isEqualTo("{}");
    }

    @Test
    void what_does_not_exist_or_fit_is_refused_by_type() {
        assertThatThrownBy(() -> start("a b", "{}")).isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> start("one", "{")).isInstanceOf(InvalidExecutionInputException.class);
        assertThatThrownBy(() -> start("one", "\"" + "x".repeat(262_143) + "\""))
                .isInstanceOf(InvalidExecutionInputException.class);
        assertThatThrownBy(() -> client.startExecution(r -> r.stateMachineArn(MACHINE + "s")))
                .isInstanceOf(StateMachineDoesNotExistException.class);
        assertThatThrownBy(() -> client.describeExecution(r -> r.executionArn("arn:none")))
                .isInstanceOf(ExecutionDoesNotExistException.class);
    }

    @Test
    void what_is_outside_the_subset_is_said_clearly() {
        assertThatThrownBy(() -> client.sendTaskHeartbeat(r -> r.taskToken("any")))
                .isInstanceOfSatisfying(SfnException.class, refused -> {
                    assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
                    assertThat(refused).hasMessageContaining("HeartbeatSeconds");
                });
        assertThatThrownBy(() -> client.listStateMachines()).isInstanceOfSatisfying(SfnException.class, refused -> {
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
            assertThat(refused.statusCode()).isEqualTo(400);
        });
    }

    @Test
    void bodies_that_no_client_sends_are_refused_not_broken() throws Exception {
        assertThat(post("AWSStepFunctions.StartExecution", "{")).contains("SerializationException");
        assertThat(post("AWSStepFunctions.StartExecution", "[]")).contains("ValidationException");
        assertThat(post("AWSStepFunctions.StartExecution", "{\"name\":\"x\"}")).contains("stateMachineArn");
        assertThat(post("AWSStepFunctions.StartExecution", "{\"nam\":\"x\"}")).contains("not in this subset: nam");
        assertThat(post("DynamoDB_20120810.GetItem", "{}")).contains("UnknownOperationException");
    }

    private StartExecutionResponse start(String name, String input) {
        return client.startExecution(r -> r.stateMachineArn(MACHINE).name(name).input(input));
    }

    private String token() {
        return payloads.getLast()
                .substring("{\"token\":\"".length(), payloads.getLast().length() - 2);
    }

    private String post(String target, String body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(endpoint())
                            .header("X-Amz-Target", target)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(400);
            return answer.body();
        }
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
