package dev.twoticks.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.FixedPolicy;
import dev.twoticks.verification.WorkflowStart;
import dev.twoticks.verification.WorkflowUnavailableException;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.TaskAnswer;
import dev.twoticks.verification.delivery.TaskToken;
import dev.twoticks.verification.plan.Plan;
import dev.twoticks.verification.plan.PlanReason;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

final class StepFunctionsDeliveryWorkflowTest {

    private static final String MACHINE = "arn:aws:states:eu-west-1:000000000000:stateMachine:delivery";
    private static final Ref REF = new Ref("be45cb2605bf36bebde684841a28f0fd");
    private static final TaskToken TOKEN = new TaskToken("canary-task-token");
    private static final Plan WHATSAPP_FIRST = plan(Channel.WHATSAPP, PlanReason.COUNTRY_WHATSAPP_FIRST);
    private static final Plan SMS_FIRST = plan(Channel.SMS, PlanReason.NO_WHATSAPP_SENDER);

    private final ScriptedSfnClient client = new ScriptedSfnClient();
    private final StepFunctionsDeliveryWorkflow workflow = new StepFunctionsDeliveryWorkflow(client, MACHINE);
    private final StepFunctionsDeliveryTasks tasks = new StepFunctionsDeliveryTasks(client);

    @Nested
    final class Starting {

        @Test
        void a_round_starts_under_its_own_name_with_nothing_but_ref_round_and_plan() {
            assertThat(workflow.start(REF, 1, WHATSAPP_FIRST)).isEqualTo(new WorkflowStart.Confirmed());

            assertThat(client.starts).singleElement().satisfies(request -> {
                assertThat(request.stateMachineArn()).isEqualTo(MACHINE);
                assertThat(request.name()).isEqualTo("be45cb2605bf36bebde684841a28f0fd-1");
                assertThat(request.input())
                        .isEqualTo("{\"ref\":\"be45cb2605bf36bebde684841a28f0fd\",\"round\":1,\"plan\":"
                                + "{\"country\":\"NG\",\"first\":\"whatsapp\",\"whatsapp_wait_seconds\":25,"
                                + "\"sms_wait_seconds\":575,\"sms_leg\":2}}");
            });
        }

        @Test
        void a_round_that_starts_with_sms_has_its_sms_on_the_first_leg() {
            workflow.start(REF, 3, SMS_FIRST);

            assertThat(client.starts).singleElement().satisfies(request -> {
                assertThat(request.name()).endsWith("-3");
                assertThat(request.input())
                        .endsWith(
                                "\"round\":3,\"plan\":{\"country\":\"NG\",\"first\":\"sms\",\"whatsapp_wait_seconds\":25,"
                                        + "\"sms_wait_seconds\":575,\"sms_leg\":1}}");
            });
        }

        @Test
        void an_execution_of_that_name_counts_as_started() {
            client.thatThrows(ExecutionAlreadyExistsException.builder().build());

            assertThat(workflow.start(REF, 1, WHATSAPP_FIRST)).isEqualTo(new WorkflowStart.Confirmed());
            assertThat(client.starts).hasSize(1);
        }

        @Test
        void a_lost_answer_is_tried_once_more_with_the_very_same_request() {
            client.thatThrows(SdkClientException.create("no answer"));

            assertThat(workflow.start(REF, 1, WHATSAPP_FIRST)).isEqualTo(new WorkflowStart.Confirmed());
            assertThat(client.starts).hasSize(2);
            assertThat(client.starts.getFirst()).isEqualTo(client.starts.getLast());
        }

        @Test
        void a_second_try_that_finds_the_first_ones_execution_counts_as_started() {
            client.thatThrows(
                    SdkClientException.create("no answer"),
                    ExecutionAlreadyExistsException.builder().build());

            assertThat(workflow.start(REF, 1, WHATSAPP_FIRST)).isEqualTo(new WorkflowStart.Confirmed());
        }

        @Test
        void two_failed_tries_leave_the_start_unconfirmed_and_end_there() {
            client.thatThrows(
                    SdkClientException.create("no answer"),
                    SfnException.builder().message("throttled").build());

            assertThat(workflow.start(REF, 1, WHATSAPP_FIRST)).isInstanceOf(WorkflowStart.Unconfirmed.class);
            assertThat(client.starts).hasSize(2);
        }

        @Test
        void what_stands_in_the_way_is_named_by_its_code_and_never_by_its_text() {
            AwsServiceException denied = SfnException.builder()
                    .message("canary " + REF.hex())
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("AccessDeniedException")
                            .errorMessage("canary " + REF.hex())
                            .build())
                    .build();
            client.thatThrows(SdkClientException.create("canary"), denied);
            assertThat(workflow.start(REF, 1, WHATSAPP_FIRST))
                    .isEqualTo(new WorkflowStart.Unconfirmed("AccessDeniedException"));

            client.thatThrows(denied, SdkClientException.create("canary"));
            assertThat(workflow.start(REF, 1, WHATSAPP_FIRST))
                    .isEqualTo(new WorkflowStart.Unconfirmed("SdkClientException"));
        }
    }

    @Nested
    final class Answering {

        @ParameterizedTest
        @EnumSource
        void done_succeeds_with_the_outcome_alone(TaskAnswer.Outcome outcome) {
            tasks.answer(TOKEN, new TaskAnswer.Done(outcome));

            assertThat(client.failures).isEmpty();
            assertThat(client.successes).singleElement().satisfies(request -> {
                assertThat(request.taskToken()).isEqualTo("canary-task-token");
                assertThat(request.output()).isEqualTo("{\"outcome\":\"" + outcome.wire() + "\"}");
            });
        }

        @ParameterizedTest
        @MethodSource("dev.twoticks.stepfunctions.StepFunctionsDeliveryWorkflowTest#namedErrors")
        void a_failed_delivery_is_a_named_error_without_a_cause(TaskAnswer answer, String error) {
            tasks.answer(TOKEN, answer);

            assertThat(client.successes).isEmpty();
            assertThat(client.failures).singleElement().satisfies(request -> {
                assertThat(request.taskToken()).isEqualTo("canary-task-token");
                assertThat(request.error()).isEqualTo(error);
                assertThat(request.cause()).isNull();
            });
        }

        @ParameterizedTest
        @MethodSource("dev.twoticks.stepfunctions.StepFunctionsDeliveryWorkflowTest#closedTasks")
        void a_task_that_somebody_else_has_ended_is_fine(RuntimeException closed) {
            client.thatThrows(closed, closed);

            tasks.answer(TOKEN, new TaskAnswer.Done(TaskAnswer.Outcome.DELIVERED));
            tasks.answer(TOKEN, new TaskAnswer.NextDelivery());

            assertThat(client.successes).hasSize(1);
            assertThat(client.failures).hasSize(1);
        }

        @Test
        void several_tasks_are_told_together_and_those_that_were_not_are_named() {
            client.thatThrows(SdkClientException.create("connection refused"));
            List<TaskToken> tokens = List.of(TOKEN, new TaskToken("canary-other-token"));

            assertThat(tasks.endAll(tokens, TaskAnswer.Outcome.APPROVED))
                    .hasSize(1)
                    .isSubsetOf(tokens);
        }

        @Test
        void a_task_that_does_not_answer_holds_nobody_up_for_long() {
            client.thatHangs();

            assertThat(tasks.endAll(List.of(TOKEN), TaskAnswer.Outcome.APPROVED))
                    .containsExactly(TOKEN);
        }

        @Test
        void an_answer_that_does_not_get_through_is_said_so() {
            client.thatThrows(SdkClientException.create("connection refused"));

            assertThatThrownBy(() -> tasks.answer(TOKEN, new TaskAnswer.NextDelivery()))
                    .isInstanceOf(WorkflowUnavailableException.class)
                    .hasRootCauseMessage("connection refused");
        }

        @Test
        void a_refusal_that_repeats_the_token_is_passed_on_without_its_text() {
            client.thatThrows(ValidationException.builder()
                    .statusCode(400)
                    .message("Value 'canary-task-token' at 'taskToken' failed")
                    .build());

            assertThatThrownBy(() -> tasks.answer(TOKEN, new TaskAnswer.Undeliverable()))
                    .isInstanceOf(WorkflowUnavailableException.class)
                    .hasRootCauseMessage("ValidationException 400")
                    .hasStackTraceContaining("answer a delivery's task")
                    .satisfies(thrown -> assertThat(thrown).asString().doesNotContain("canary"));
        }
    }

    static Stream<Arguments> namedErrors() {
        return Stream.of(
                Arguments.of(new TaskAnswer.NextDelivery(), "NextDelivery"),
                Arguments.of(new TaskAnswer.Undeliverable(), "Undeliverable"));
    }

    static Stream<RuntimeException> closedTasks() {
        return Stream.of(
                TaskTimedOutException.builder().build(),
                TaskDoesNotExistException.builder().build(),
                InvalidTokenException.builder().build());
    }

    private static Plan plan(Channel first, PlanReason reason) {
        return new Plan(
                FixedPolicy.NIGERIA,
                first,
                Duration.ofSeconds(25),
                Duration.ofSeconds(575),
                DeliveryStatus.DELIVERED,
                List.of(reason));
    }
}
