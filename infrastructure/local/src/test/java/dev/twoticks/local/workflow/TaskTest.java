package dev.twoticks.local.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One task, called and called again.
final class TaskTest {

    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:000000000000:function:Do";

    /// A plain task with more fields, followed by `Caught`, which passes its input on.
    private static EngineBench plain(String more) {
        return machine("arn:aws:states:::lambda:invoke", "'Payload.$':'$'", more);
    }

    private static EngineBench waiting(String more) {
        return machine(
                "arn:aws:states:::lambda:invoke.waitForTaskToken",
                "'Payload':{'taskToken.$':'$$.Task.Token'}",
                "'TimeoutSeconds':10," + more);
    }

    private static EngineBench machine(String resource, String payload, String more) {
        return EngineBench.of(
                "{'StartAt':'Do','TimeoutSeconds':1000,'States':{'Do':{'Type':'Task','End':true,'Resource':'"
                        + resource + "'," + more + "'Parameters':{'FunctionName':'" + FUNCTION + "'," + payload + "}}"
                        + (more.contains("Caught") ? ",'Caught':{'Type':'Pass','End':true}" : "") + "}}");
    }

    @Test
    void a_plain_answer_is_wrapped_as_lambda_wraps_it() {
        EngineBench bench = plain("");
        bench.functions.nextReturns("{\"outcome\":\"failed\"}");
        assertThat(bench.start("{}").output())
                .isEqualTo("{'ExecutedVersion':'$LATEST','StatusCode':200,'Payload':{'outcome':'failed'}}");
        assertThat(bench.events())
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "TaskScheduled",
                        "TaskStarted",
                        "TaskSucceeded",
                        "TaskStateExited",
                        "ExecutionSucceeded");
    }

    @Test
    void with_a_token_the_functions_answer_counts_for_nothing() {
        EngineBench bench = waiting("");
        bench.functions.nextReturns("{\"outcome\":\"ignored\"}");
        bench.start("{}");
        assertThat(bench.now().status()).isEqualTo(ExecutionStatus.RUNNING);
        bench.engine.sendTaskSuccess(bench.functions.last().token(), "[1]");
        assertThat(bench.output()).isEqualTo("[1]");
    }

    @Test
    void with_a_token_a_function_error_fails_the_task_at_once() {
        EngineBench bench = waiting("");
        bench.functions.nextFails("com.example.Broken");
        bench.start("{}");
        assertThat(bench.now().error()).isEqualTo("com.example.Broken");
        assertThat(bench.now().cause())
                .isEqualTo("{\"errorMessage\":\"scripted\",\"errorType\":\"com.example.Broken\"}");
        assertThat(bench.events()).endsWith("TaskStarted", "TaskFailed", "ExecutionFailed");
    }

    @Test
    void a_retry_has_a_new_token_and_the_old_one_is_over() {
        EngineBench bench = waiting("'Retry':[{'ErrorEquals':['Again'],'IntervalSeconds':1}],");
        bench.start("{}");
        String first = bench.functions.last().token();
        bench.engine.sendTaskFailure(first, "Again", "");
        bench.passes(Duration.ofSeconds(1));
        String second = bench.functions.last().token();
        assertThat(second).isNotEqualTo(first);
        assertThatThrownBy(() -> bench.engine.sendTaskSuccess(first, "1")).hasMessageContaining("Timed Out");
        bench.engine.sendTaskSuccess(second, "2");
        assertThat(bench.output()).isEqualTo("2");
    }

    @Test
    void a_timeout_of_a_second_is_the_shortest_that_the_input_can_say() {
        EngineBench bench = plain("'TimeoutSecondsPath':'$.t',");
        bench.functions.next(_ -> {});
        bench.start("{'t':1}").passes(Duration.ofSeconds(1));
        assertThat(bench.now().error()).isEqualTo("States.Timeout");

        assertThat(plain("'TimeoutSecondsPath':'$.t',").start("{'t':0}").now().error())
                .isEqualTo("States.Runtime");
    }

    @Test
    void every_try_has_the_whole_timeout() {
        EngineBench bench = waiting("'Retry':[{'ErrorEquals':['States.Timeout'],'MaxAttempts':1}],");
        bench.start("{}").passes(Duration.ofMillis(20_999));
        assertThat(bench.now().status()).isEqualTo(ExecutionStatus.RUNNING);
        bench.passes(Duration.ofMillis(1));
        assertThat(bench.now().error()).isEqualTo("States.Timeout");
        assertThat(bench.functions.calls()).hasSize(2);
    }

    @Test
    void delays_grow_by_the_rate_up_to_the_most() {
        EngineBench bench = plain("'Retry':[{'ErrorEquals':['Again'],'IntervalSeconds':2,'BackoffRate':3,"
                + "'MaxDelaySeconds':10,'MaxAttempts':3}],");
        for (int i = 0; i < 4; i++) {
            bench.functions.nextFails("Again");
        }
        bench.start("{}");
        int[] seconds = {2, 6, 10};
        for (int i = 0; i < seconds.length; i++) {
            bench.passes(Duration.ofSeconds(seconds[i]).minusMillis(1));
            assertThat(bench.functions.calls()).hasSize(i + 1);
            bench.passes(Duration.ofMillis(1));
            assertThat(bench.functions.calls()).hasSize(i + 2);
        }
        assertThat(bench.now().status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(bench.timers.tasksWaiting()).isZero();
    }

    @Test
    void full_jitter_waits_anything_up_to_the_delay() {
        EngineBench bench = plain("'Retry':[{'ErrorEquals':['Again'],'IntervalSeconds':100,'JitterStrategy':'FULL'}],");
        bench.functions.nextFails("Again");
        bench.start("{}");
        assertThat(bench.timers.runNext()).isTrue();
        assertThat(Duration.between(EngineBench.START, bench.timers.now()))
                .isPositive()
                .isLessThan(Duration.ofSeconds(100));
        assertThat(bench.functions.calls()).hasSize(2);
    }

    @Test
    void each_rule_counts_its_own_tries() {
        EngineBench bench =
                plain("'Retry':[{'ErrorEquals':['A'],'MaxAttempts':1},{'ErrorEquals':['B'],'MaxAttempts':1}],");
        bench.functions.nextFails("A");
        bench.functions.nextFails("B");
        bench.functions.nextFails("A");
        bench.start("{}").passes(Duration.ofSeconds(10));
        assertThat(bench.functions.calls()).hasSize(3);
        assertThat(bench.now().error()).isEqualTo("A");
    }

    @ParameterizedTest
    @CsvSource({
        "States.ALL, com.example.Broken, true",
        "States.ALL, States.Timeout, true",
        "States.ALL, States.Runtime, false",
        "States.ALL, States.DataLimitExceeded, false",
        "States.TaskFailed, com.example.Broken, true",
        "States.TaskFailed, States.Timeout, false",
        "States.TaskFailed, States.Runtime, false",
        "States.Timeout, States.Timeout, true",
        "States.Timeout, Sandbox.Timedout, false",
        "States.DataLimitExceeded, States.DataLimitExceeded, true",
        "com.example.Broken, com.example.Broken, true",
        "Broken, com.example.Broken, false"
    })
    void a_catcher_covers_what_it_names(String named, String error, boolean caught) {
        EngineBench bench = waiting("'Catch':[{'ErrorEquals':['" + named + "'],'Next':'Caught'}],");
        bench.functions.nextFails(error);
        bench.start("{}");
        assertThat(bench.states().contains("Caught")).isEqualTo(caught);
    }

    @Test
    void a_caught_error_is_put_where_the_catcher_says_and_the_state_is_left() {
        EngineBench bench = plain("'Catch':[{'ErrorEquals':['States.ALL'],'ResultPath':'$.why','Next':'Caught'}],");
        bench.functions.nextFails("Lambda.TooManyRequestsException");
        bench.start("{'a':1}");
        assertThat(bench.output())
                .isEqualTo("{'a':1,'why':{'Error':'Lambda.TooManyRequestsException','Cause':'scripted'}}");
        assertThat(bench.events())
                .containsSubsequence("TaskFailed", "TaskStateExited", "PassStateEntered", "PassStateExited");
    }

    @Test
    void the_machines_own_timeout_cannot_be_caught() {
        EngineBench bench = plain("'Catch':[{'ErrorEquals':['States.ALL'],'Next':'Caught'}],");
        bench.functions.next(_ -> {});
        bench.start("{}").passes(Duration.ofSeconds(1000));
        assertThat(bench.now().status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(bench.events()).endsWith("TaskStarted", "ExecutionTimedOut");
    }

    @Test
    void an_answer_after_the_timeout_changes_nothing_but_is_waited_for() {
        EngineBench bench = waiting("'Catch':[{'ErrorEquals':['States.Timeout'],'Next':'Caught'}],");
        bench.functions.next(_ -> {});
        bench.start("{}").passes(Duration.ofSeconds(10));
        assertThat(bench.timers.workUnderWay()).isEqualTo(1);
        int before = bench.events().size();
        bench.functions.last().fails("com.example.Late");
        assertThat(bench.events()).hasSize(before);
        assertThat(bench.timers.workUnderWay()).isZero();
    }

    @Test
    void a_function_answers_once() {
        EngineBench bench = waiting("");
        bench.start("{}");
        assertThatThrownBy(() -> bench.functions.last().returns("{}")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_function_that_cannot_be_called_at_all_fails_the_task() {
        EngineBench bench = plain("");
        bench.functions.next(_ -> {
            throw new IllegalStateException("no such function");
        });
        bench.start("{}");
        assertThat(bench.now().error()).isEqualTo("Lambda.SdkClientException");
        assertThat(bench.timers.workUnderWay()).isZero();
    }

    @Test
    void an_answer_that_is_not_json_or_too_long_fails_the_task() {
        EngineBench bench = plain("");
        bench.functions.nextReturns("{");
        assertThat(bench.start("{}").now().error()).isEqualTo("States.Runtime");
        EngineBench other = plain("");
        other.functions.nextReturns("\"" + "x".repeat(262_144) + "\"");
        assertThat(other.start("{}").now().error()).isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void a_token_answered_before_its_function_returns_ends_the_task_at_once() {
        EngineBench bench = waiting("");
        bench.functions.next(call -> bench.engine.sendTaskSuccess(call.token(), "1"));
        bench.start("{}");
        assertThat(bench.now().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(bench.timers.workUnderWay()).isEqualTo(1);
        bench.functions.last().fails("com.example.Late");
        assertThat(bench.events()).endsWith("TaskStarted", "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded");
    }
}
