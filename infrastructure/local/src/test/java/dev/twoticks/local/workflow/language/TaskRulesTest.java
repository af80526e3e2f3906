package dev.twoticks.local.workflow.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a Task may say of its call, its tries and its failures.
final class TaskRulesTest {

    private static StateMachineDefinition of(String fields) {
        String call = fields.contains("'Parameters'") ? "" : "'Parameters':{'FunctionName':'arn:f'},";
        return StateMachineDefinition.parse(
                ("{'StartAt':'One','States':{'One':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke'," + call
                                + "'End':true," + fields + "}}}")
                        .replace('\'', '"'));
    }

    private static State.Task task(String fields) {
        return (State.Task) Objects.requireNonNull(of(fields).states().get("One"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    'Parameters':{'FunctionName':'send'}                             | One.Parameters.FunctionName: must be an ARN
                    'Parameters':{'FunctionName':'arn:f','Odd':1}                    | One.Parameters.Odd: unknown field
                    'ResultSelector':7                                               | One.ResultSelector: must be an object
                    'ResultSelector':{'t.$':'$$.Task.Token'}                         | One.ResultSelector: the task token
                    'TimeoutSeconds':0                                               | One.TimeoutSeconds: must be between 1
                    'TimeoutSeconds':5,'TimeoutSecondsPath':'$.t'                    | One.TimeoutSeconds: stands beside
                    'Catch':[{'ErrorEquals':['Lost'],'Next':'Two'}]                  | One.Catch.Next: there is no state
                    'Catch':[{'ErrorEquals':[],'Next':'One'}]                        | One.Catch[0].ErrorEquals: must be a list
                    'Catch':[{'ErrorEquals':['Lost',''],'Next':'One'}]               | One.Catch[0].ErrorEquals: must be a list
                    'Catch':[{'ErrorEquals':['Lost',7],'Next':'One'}]                | One.Catch[0].ErrorEquals: must be a list
                    'Catch':[{'ErrorEquals':['Lost','Lost'],'Next':'One'}]           | One.Catch[0].ErrorEquals: names an error twice
                    'Catch':[{'ErrorEquals':['States.ALL','Lost'],'Next':'One'}]     | One.Catch[0].ErrorEquals: States.ALL must stand alone
                    'Catch':[{'ErrorEquals':['States.Odd'],'Next':'One'}]            | One.Catch[0].ErrorEquals: States.Odd cannot
                    'Retry':[{'ErrorEquals':['Lost'],'BackoffRate':0.9}]             | One.Retry[0].BackoffRate: must be a number from 1.0 up
                    'Retry':[{'ErrorEquals':['Lost'],'BackoffRate':'2'}]             | One.Retry[0].BackoffRate: must be a number from 1.0 up
                    'Retry':[{'ErrorEquals':['Lost'],'MaxAttempts':-1}]              | One.Retry[0].MaxAttempts: must be between 0
                    'Retry':[{'ErrorEquals':['Lost'],'JitterStrategy':'SOME'}]       | One.Retry[0].JitterStrategy: must be FULL or NONE
                    """)
    void a_mistake_is_refused_by_its_place(String fields, String expected) {
        assertThatThrownBy(() -> of(fields))
                .isInstanceOfSatisfying(
                        DefinitionRefused.class,
                        refused -> assertThat(refused.faults()).anyMatch(fault -> fault.startsWith(expected)));
    }

    @Test
    void a_rate_of_one_is_the_least_and_two_what_holds_unsaid() {
        assertThat(rates("'Retry':[{'ErrorEquals':['Lost'],'BackoffRate':1.0},{'ErrorEquals':['Gone']}]"))
                .containsExactly(1.0, 2.0);
        assertThat(rates("'Retry':[{'ErrorEquals':['Lost'],'BackoffRate':3,'MaxAttempts':0}]"))
                .containsExactly(3.0);
    }

    private static List<Double> rates(String fields) {
        return task(fields).retriers().stream().map(Retrier::backoffRate).toList();
    }
}
