package dev.twoticks.local.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.local.workflow.language.StateMachineDefinition;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the engine refuses, as the service does, and what stands just within its bounds.
final class EngineRefusalsTest {

    private static final String OTHER = EngineBench.MACHINE + "Other";

    private final EngineBench bench =
            EngineBench.of("{'StartAt':'One','States':{'One':{'Type':'Wait','End':true,'Seconds':5}}}");

    @ParameterizedTest
    @ValueSource(strings = {"", "Delivery", "arn:aws:lambda:eu-west-1:000000000000:function:Delivery"})
    void what_is_no_arn_of_a_machine_is_not_deployed(String arn) {
        StateMachineDefinition definition = StateMachineDefinition.parse(EngineBench.shipped());
        assertThatThrownBy(() -> bench.engine.deploy(arn, definition)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_machine_lists_its_own_executions_and_no_others() {
        bench.engine.deploy(OTHER, StateMachineDefinition.parse(EngineBench.shipped()));
        bench.start("{}");

        assertThat(bench.engine.executions(EngineBench.MACHINE)).hasSize(1);
        assertThat(bench.engine.executions(OTHER)).isEmpty();
    }

    @Test
    void names_are_made_up_and_never_twice() {
        String one = bench.engine.start(EngineBench.MACHINE, null, "{}").name();
        String other = bench.engine.start(EngineBench.MACHINE, null, "{}").name();

        assertThat(one).matches("[0-9a-f]{32}").isNotEqualTo("0".repeat(32));
        assertThat(other).matches("[0-9a-f]{32}").isNotEqualTo(one);
    }

    @Test
    void a_name_has_at_most_eighty_characters() {
        assertThat(bench.engine.start(EngineBench.MACHINE, "n".repeat(80), "{}").name())
                .hasSize(80);
        assertThatThrownBy(() -> bench.engine.start(EngineBench.MACHINE, "n".repeat(81), "{}"))
                .isInstanceOf(WorkflowRefusal.class);
    }

    @Test
    void an_error_and_a_cause_have_their_lengths() {
        bench.start("{}");

        refusesAsTooLong("e".repeat(257), "");
        refusesAsTooLong("e", "c".repeat(32_769));
        assertThatCode(() -> bench.engine.stop(bench.executionArn(), "e".repeat(256), "c".repeat(32_768)))
                .doesNotThrowAnyException();
    }

    private void refusesAsTooLong(String error, String cause) {
        assertThatThrownBy(() -> bench.engine.stop(bench.executionArn(), error, cause))
                .isInstanceOf(WorkflowRefusal.class)
                .hasMessageContaining("too long");
        assertThatThrownBy(() -> bench.engine.sendTaskFailure("no token", error, cause))
                .isInstanceOf(WorkflowRefusal.class)
                .hasMessageContaining("too long");
    }

    @Test
    void a_pause_before_another_try_ends_with_its_execution() {
        EngineBench retrying = EngineBench.of("{'StartAt':'One','States':{'One':{'Type':'Task','End':true,"
                + "'Resource':'arn:aws:states:::lambda:invoke','Parameters':{'FunctionName':'" + EngineBench.SEND
                + "'},'Retry':[{'ErrorEquals':['States.ALL'],'IntervalSeconds':60}]}}}");
        retrying.functions.nextFails("Lost");
        retrying.start("{}");
        retrying.engine.stop(retrying.executionArn(), "Enough", "");
        assertThat(retrying.timers.tasksWaiting()).isZero();

        retrying.passes(Duration.ofHours(1));

        assertThat(retrying.now().status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(retrying.events()).endsWith("TaskFailed", "ExecutionAborted");
    }
}
