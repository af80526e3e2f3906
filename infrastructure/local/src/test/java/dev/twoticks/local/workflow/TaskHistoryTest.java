package dev.twoticks.local.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.local.workflow.language.StateFailure;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a task leaves in its execution's history, and what becomes of one that the history has no room for.
final class TaskHistoryTest {

    private static final int LONGEST = 25_000;

    private static EngineBench task(String resource, String payload, String more) {
        return EngineBench.of("{'StartAt':'Do','States':{'Do':{'Type':'Task','Resource':'arn:aws:states:::lambda:"
                + resource + "','Parameters':{'FunctionName':'" + EngineBench.SEND + "','Payload':" + payload + "},"
                + more + "},'After':{'Type':'Pass','End':true}}}");
    }

    private static Map<String, Object> details(EngineBench bench, String event) {
        return bench.engine.history(bench.executionArn()).stream()
                .filter(it -> it.type().awsName().equals(event))
                .map(HistoryEvent::details)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_call_is_noted_with_its_region_and_what_it_is_given() {
        EngineBench bench = task("invoke", "{'a.$':'$.a'}", "'Next':'After'").start("{'a':1}");

        assertThat(details(bench, "TaskScheduled"))
                .containsEntry("region", "eu-west-1")
                .containsEntry("parameters", "{\"FunctionName\":\"" + EngineBench.SEND + "\",\"Payload\":{\"a\":1}}");
    }

    @Test
    void a_token_is_given_to_the_function_and_masked_in_the_history() {
        EngineBench bench = task(
                        "invoke.waitForTaskToken",
                        "{'taskToken.$':'$$.Task.Token'}",
                        "'TimeoutSeconds':10,'Next':'After'")
                .start("{}");

        assertThat(bench.functions.last().token()).isNotEmpty();
        assertThat(String.valueOf(bench.engine.history(bench.executionArn())))
                .contains("(task token)")
                .doesNotContain(bench.functions.last().token());
    }

    @Test
    void what_a_state_passes_on_is_noted_when_it_is_left() {
        EngineBench bench =
                task("invoke", "{}", "'ResultPath':null,'Next':'After'").start("{'a':1}");

        assertThat(details(bench, "TaskStateExited")).containsEntry("output", "{\"a\":1}");
    }

    @Test
    void what_a_call_needs_and_the_input_lacks_is_never_called() {
        EngineBench bench = task("invoke", "{'a.$':'$.none'}", "'Next':'After'").start("{}");

        assertThat(bench.now().error()).isEqualTo("States.Runtime");
        assertThat(bench.functions.calls()).isEmpty();
    }

    @Test
    void an_answer_that_has_no_place_in_the_data_is_a_failure_that_can_be_caught() {
        String nowhere = "'ResultPath':'$.a.b','Next':'After'";
        assertThat(task("invoke", "{}", nowhere).start("{'a':'text'}").now().error())
                .isEqualTo("States.ResultPathMatchFailure");

        EngineBench caught = task("invoke", "{}", nowhere + ",'Catch':[{'ErrorEquals':['States.ALL'],'Next':'After'}]");
        assertThat(caught.start("{'a':'text'}").now().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void a_failure_that_has_no_place_in_the_data_ends_the_execution() {
        EngineBench bench = task(
                "invoke",
                "{}",
                "'Next':'After','Catch':[{'ErrorEquals':['States.ALL'],'ResultPath':'$.a.b','Next':'After'}]");
        bench.functions.nextFails("Lost");

        assertThat(bench.start("{'a':'text'}").now().error()).isEqualTo("States.ResultPathMatchFailure");
        assertThat(bench.states()).containsExactly("Do");
    }

    @Test
    void tries_without_end_end_with_the_history() {
        EngineBench bench = task(
                "invoke",
                "{}",
                "'Next':'After','Retry':[{'ErrorEquals':['Lost'],'MaxAttempts':99999999,'BackoffRate':1.0}]");
        for (int n = 0; n < LONGEST / 3; n++) {
            bench.functions.nextFails("Lost");
        }

        bench.start("{}").passes(Duration.ofSeconds(LONGEST));

        assertThat(bench.now().error()).isEqualTo("States.Runtime");
        assertThat(bench.events()).hasSizeBetween(LONGEST - 20, LONGEST).endsWith("TaskFailed", "ExecutionFailed");
    }

    @Test
    void a_loop_of_functions_that_answer_at_once_ends_with_the_history_and_not_with_the_stack() {
        EngineBench bench =
                task("invoke", "{}", "'ResultPath':null,'Next':'Do','Catch':[{'ErrorEquals':['Odd'],'Next':'After'}]");

        bench.start("{}");

        assertThat(bench.now().error()).isEqualTo("States.Runtime");
        assertThat(bench.events()).hasSizeBetween(LONGEST - 20, LONGEST);
    }

    @Test
    void there_is_room_for_another_step_until_ten_events_are_left() {
        History history = new History();
        for (int n = 0; n < LONGEST - 10; n++) {
            history.add(EngineBench.START, EventType.TASK_STARTED, Map.of());
        }
        assertThatCode(history::mayGoOn).doesNotThrowAnyException();

        history.add(EngineBench.START, EventType.TASK_STARTED, Map.of());

        assertThatThrownBy(history::mayGoOn).isInstanceOf(StateFailure.class);
    }
}
