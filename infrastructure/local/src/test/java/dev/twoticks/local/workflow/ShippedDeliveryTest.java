package dev.twoticks.local.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.local.workflow.language.DefinitionSubstitutions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The shipped state machine, scenario by scenario, its two functions scripted.
final class ShippedDeliveryTest {

    private static final String REF = "0123456789abcdef0123456789abcdef";
    private static final String WHATSAPP_FIRST =
            "{'ref':'" + REF + "','round':1,'plan':{'country':'NG','first':'whatsapp',"
                    + "'whatsapp_wait_seconds':25,'sms_wait_seconds':500,'sms_leg':2}}";
    private static final String SMS_FIRST = "{'ref':'" + REF + "','round':3,'plan':{'country':'NG','first':'sms',"
            + "'whatsapp_wait_seconds':25,'sms_wait_seconds':500,'sms_leg':1}}";

    private final EngineBench bench = EngineBench.delivery();

    @Test
    void it_asks_for_exactly_the_two_functions() {
        assertThat(DefinitionSubstitutions.placeholders(EngineBench.shippedText()))
                .containsExactly("SendCodeFunctionArn", "GiveUpFunctionArn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delivered", "approved", "canceled", "superseded", "expired", "exhausted", "stopped"})
    void every_outcome_of_the_whatsapp_message_ends_the_round(String outcome) {
        bench.start(WHATSAPP_FIRST).passes(Duration.ofSeconds(24));
        succeed(outcome);
        assertThat(bench.states()).containsExactly("Plan", "SendWhatsApp", "Done");
        assertThat(bench.output()).isEqualTo("{'outcome':'" + outcome + "'}");
        assertThat(bench.passes(Duration.ofHours(1)).functions.calls()).hasSize(1);
        assertThat(bench.timers.tasksWaiting()).isZero();
    }

    @Test
    void the_whatsapp_message_is_asked_for_with_ref_round_leg_channel_country_and_token() {
        bench.start(WHATSAPP_FIRST);
        ScriptedFunctions.Call call = bench.functions.last();
        assertThat(call.function()).isEqualTo(EngineBench.SEND);
        assertThat(call.token()).hasSizeGreaterThan(64);
        assertThat(call.payload().toString().replace(call.token(), "T"))
                .isEqualTo("{\"ref\":\"" + REF
                        + "\",\"round\":1,\"leg\":1,\"channel\":\"whatsapp\",\"country\":\"NG\",\"taskToken\":\"T\"}");
    }

    @Test
    void a_delivered_message_leaves_the_history_that_step_functions_would() {
        bench.start(WHATSAPP_FIRST);
        succeed("delivered");
        assertThat(bench.events())
                .containsExactly(
                        "ExecutionStarted",
                        "ChoiceStateEntered",
                        "ChoiceStateExited",
                        "TaskStateEntered",
                        "TaskScheduled",
                        "TaskStarted",
                        "TaskSubmitted",
                        "TaskSucceeded",
                        "TaskStateExited",
                        "SucceedStateEntered",
                        "SucceedStateExited",
                        "ExecutionSucceeded");
    }

    @Test
    void a_refused_whatsapp_message_leads_to_the_sms_at_once() {
        bench.start(WHATSAPP_FIRST);
        fail("NextDelivery");
        assertThat(bench.functions.calls()).hasSize(2);
        assertThat(bench.functions
                        .last()
                        .payload()
                        .toString()
                        .replace(bench.functions.last().token(), "T"))
                .isEqualTo("{\"ref\":\"" + REF
                        + "\",\"round\":1,\"leg\":2,\"channel\":\"sms\",\"country\":\"NG\",\"taskToken\":\"T\"}");
        succeed("delivered");
        assertThat(bench.states()).containsExactly("Plan", "SendWhatsApp", "SendSms", "Done");
    }

    @Test
    void a_silent_whatsapp_message_leads_to_the_sms_after_the_wait_and_not_before() {
        bench.start(WHATSAPP_FIRST).passes(Duration.ofMillis(24_999));
        assertThat(bench.functions.calls()).hasSize(1);
        bench.passes(Duration.ofMillis(1));
        assertThat(bench.functions.calls()).hasSize(2);
        assertThat(bench.events()).contains("TaskTimedOut");
    }

    @Test
    void a_receipt_after_the_wait_is_late_and_changes_nothing() {
        bench.start(WHATSAPP_FIRST).passes(Duration.ofSeconds(25));
        String late = bench.functions.calls().getFirst().token();
        assertThatThrownBy(() -> bench.engine.sendTaskSuccess(late, "{}"))
                .isInstanceOfSatisfying(
                        WorkflowRefusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(WorkflowRefusal.Reason.TASK_TIMED_OUT));
        assertThat(bench.states()).containsExactly("Plan", "SendWhatsApp", "SendSms");
    }

    @Test
    void an_undeliverable_whatsapp_message_gives_up_without_an_sms() {
        bench.start(WHATSAPP_FIRST);
        bench.functions.nextReturns("{\"outcome\":\"failed\"}");
        fail("Undeliverable");
        assertThat(bench.states()).containsExactly("Plan", "SendWhatsApp", "GiveUp", "GivenUp", "Undelivered");
        assertThat(bench.functions.calls()).hasSize(2);
    }

    @Test
    void both_refused_gives_up_and_fails_as_undelivered() {
        bench.start(WHATSAPP_FIRST);
        fail("NextDelivery");
        bench.functions.nextReturns("{\"outcome\":\"failed\"}");
        fail("Undeliverable");
        assertThat(bench.functions.last().function()).isEqualTo(EngineBench.GIVE_UP);
        assertThat(bench.functions.last().payload()).hasToString("{\"ref\":\"" + REF + "\",\"round\":1}");
        assertThat(bench.now().status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(bench.now().error()).isEqualTo("Undelivered");
        assertThat(bench.now().cause()).doesNotContain(REF).isNotEmpty();
    }

    @Test
    void giving_up_that_is_not_needed_is_no_failure() {
        bench.start(SMS_FIRST);
        bench.functions.nextReturns("{\"outcome\":\"not_needed\"}");
        fail("NextDelivery");
        assertThat(bench.states()).containsExactly("Plan", "SendSms", "GiveUp", "GivenUp", "Done");
        assertThat(bench.now().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void an_sms_that_stays_silent_is_done() {
        bench.start(SMS_FIRST).passes(Duration.ofSeconds(499));
        assertThat(bench.now().status()).isEqualTo(ExecutionStatus.RUNNING);
        bench.passes(Duration.ofSeconds(1));
        assertThat(bench.states()).containsExactly("Plan", "SendSms", "Done");
        assertThat(bench.functions.calls()).hasSize(1);
    }

    @Test
    void with_sms_first_the_sms_is_leg_one() {
        bench.start(SMS_FIRST);
        assertThat(bench.functions.last().payload().path("leg").intValue()).isEqualTo(1);
        assertThat(bench.functions.last().payload().path("channel").textValue()).isEqualTo("sms");
        assertThat(bench.functions.last().payload().path("round").intValue()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lambda.SnapStartNotReadyException",
                "Lambda.ServiceException",
                "Lambda.AWSLambdaException",
                "Lambda.SdkClientException",
                "Lambda.TooManyRequestsException"
            })
    void a_function_that_cannot_be_called_is_tried_six_times_more(String error) {
        for (int i = 0; i < 6; i++) {
            bench.functions.nextFails(error);
        }
        bench.start(WHATSAPP_FIRST).passes(Duration.ofSeconds(31));
        assertThat(bench.functions.calls()).hasSize(7);
        assertThat(bench.functions.calls().stream().map(ScriptedFunctions.Call::token))
                .doesNotHaveDuplicates();
        assertThat(bench.states()).containsExactly("Plan", "SendWhatsApp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.twoticks.function.TaskFailedException", "Sandbox.Timedout"})
    void a_function_that_breaks_three_times_leads_to_the_next_leg(String error) {
        for (int i = 0; i < 3; i++) {
            bench.functions.nextFails(error);
        }
        bench.start(WHATSAPP_FIRST).passes(Duration.ofSeconds(3));
        assertThat(bench.functions.calls())
                .extracting(call -> call.payload().path("channel").textValue())
                .containsExactly("whatsapp", "whatsapp", "whatsapp", "sms");
    }

    @Test
    void a_function_without_keys_is_waited_for_a_minute_on_each_leg_before_the_round_is_given_up() {
        for (int i = 0; i < 26; i++) {
            bench.functions.nextFails("dev.twoticks.function.TaskNotReadyException");
        }
        bench.functions.nextReturns("{\"outcome\":\"failed\"}");
        bench.start(WHATSAPP_FIRST).passes(Duration.ofSeconds(59));
        assertThat(bench.functions.calls()).hasSize(12);
        assertThat(bench.states()).containsExactly("Plan", "SendWhatsApp");

        bench.passes(Duration.ofSeconds(1));
        assertThat(bench.states()).containsExactly("Plan", "SendWhatsApp", "SendSms");
        bench.passes(Duration.ofSeconds(60));
        assertThat(bench.now().error()).isEqualTo("Undelivered");
    }

    @Test
    void keys_that_come_in_time_cost_no_leg() {
        for (int i = 0; i < 11; i++) {
            bench.functions.nextFails("dev.twoticks.function.TaskNotReadyException");
        }
        bench.start(WHATSAPP_FIRST).passes(Duration.ofSeconds(55));
        assertThat(bench.functions.calls()).hasSize(12);
        assertThat(bench.states()).containsExactly("Plan", "SendWhatsApp");
        succeed("delivered");
        assertThat(bench.now().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void an_unforeseen_crash_leads_to_the_next_leg_at_once() {
        bench.functions.nextFails("java.lang.OutOfMemoryError");
        bench.start(WHATSAPP_FIRST);
        assertThat(bench.states()).containsExactly("Plan", "SendWhatsApp", "SendSms");
    }

    @Test
    void a_function_may_end_its_own_task() {
        bench.functions.next(call -> {
            bench.engine.sendTaskSuccess(call.token(), "{\"outcome\":\"superseded\"}");
            call.returns("{}");
        });
        bench.start(WHATSAPP_FIRST);
        assertThat(bench.output()).isEqualTo("{'outcome':'superseded'}");
    }

    @Test
    void an_unknown_plan_sends_nothing_and_fails() {
        bench.start(WHATSAPP_FIRST.replace("'whatsapp'", "'pigeon'"));
        assertThat(bench.functions.calls()).isEmpty();
        assertThat(bench.now().error()).isEqualTo("NotUnderstood");
    }

    @Test
    void an_answer_of_giving_up_that_nobody_knows_fails() {
        bench.start(SMS_FIRST);
        bench.functions.nextReturns("{\"outcome\":\"perhaps\"}");
        fail("Undeliverable");
        assertThat(bench.now().error()).isEqualTo("NotUnderstood");
    }

    @Test
    void what_is_stuck_ends_after_fifteen_minutes() {
        bench.start(SMS_FIRST.replace("500", "5000")).passes(Duration.ofSeconds(899));
        assertThat(bench.now().status()).isEqualTo(ExecutionStatus.RUNNING);
        bench.passes(Duration.ofSeconds(1));
        assertThat(bench.now().status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(bench.timers.tasksWaiting()).isZero();
    }

    @Test
    void started_again_under_the_same_name_it_runs_once() {
        bench.start(WHATSAPP_FIRST).start(WHATSAPP_FIRST);
        assertThat(bench.functions.calls()).hasSize(1);
        assertThatThrownBy(() -> bench.start(SMS_FIRST)).hasMessageContaining("Already Exists");
    }

    private void succeed(String outcome) {
        bench.engine.sendTaskSuccess(bench.functions.last().token(), "{\"outcome\":\"" + outcome + "\"}");
    }

    private void fail(String error) {
        bench.engine.sendTaskFailure(bench.functions.last().token(), error, "");
    }
}
