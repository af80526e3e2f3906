package dev.twoticks.local.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The states that call nothing, and the data that flows through them.
final class StatesTest {

    private static EngineBench one(String state) {
        return EngineBench.of("{'StartAt':'One','States':{'One':{" + state + "}}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    'InputPath':'$.b'                          | {'c':[5,6]}
                    'InputPath':'$.b.c[1]'                     | 6
                    'InputPath':'$[''b'']'                     | {'c':[5,6]}
                    'InputPath':null                           | {}
                    'OutputPath':'$.a'                         | 1
                    'OutputPath':null                          | {}
                    'Result':7                                 | 7
                    'Result':7,'ResultPath':'$.b.r'            | {'a':1,'b':{'c':[5,6],'r':7}}
                    'Result':7,'ResultPath':'$.x.y'            | {'a':1,'b':{'c':[5,6]},'x':{'y':7}}
                    'Result':7,'ResultPath':null               | {'a':1,'b':{'c':[5,6]}}
                    'Parameters':{'x.$':'$.a','y':[{'z.$':'$.b.c[0]'}],'k':'v'} | {'x':1,'y':[{'z':5}],'k':'v'}
                    'InputPath':'$.b','Parameters':{'x.$':'$.c'} | {'x':[5,6]}
                    'Parameters':{'x.$':'$$.Execution.Name','s.$':'$$.State.Name'} | {'x':'run','s':'One'}
                    'Parameters':{'x.$':'$$.Execution.Input.a'} | {'x':1}
                    'Parameters':{'x.$':'$$.State.EnteredTime'} | {'x':'2026-11-24T10:00:00Z'}
                    """)
    void data_flows_through_a_pass_state(String fields, String output) {
        EngineBench bench = one("'Type':'Pass','End':true," + fields.replace("''", "\\u0027"));
        assertThat(bench.start("{'a':1,'b':{'c':[5,6]}}").output()).isEqualTo(output);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    'InputPath':'$.none'                 | States.Runtime
                    'OutputPath':'$.none'                | States.Runtime
                    'Parameters':{'x.$':'$.none'}        | States.Runtime
                    'Result':7,'ResultPath':'$.a.b'      | States.ResultPathMatchFailure
                    """)
    void data_that_is_not_there_fails_without_being_quoted(String fields, String error) {
        EngineBench bench = one("'Type':'Pass','End':true," + fields);
        bench.start("{'a':'secret-value'}");
        assertThat(bench.now().error()).isEqualTo(error);
        assertThat(bench.now().cause()).doesNotContain("secret-value");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    'Variable':'$.s','StringEquals':'b'                      | true
                    'Variable':'$.s','StringEquals':'c'                      | false
                    'Variable':'$.n','StringEquals':'5'                      | false
                    'Variable':'$.s','StringLessThan':'c'                    | true
                    'Variable':'$.s','StringLessThan':'b'                    | false
                    'Variable':'$.s','StringGreaterThanEquals':'c'           | false
                    'Variable':'$.s','StringGreaterThanEquals':'b'           | true
                    'Variable':'$.s','StringGreaterThan':'b'                 | false
                    'Variable':'$.s','StringEqualsPath':'$.s'                | true
                    'Variable':'$.w','StringMatches':'wh*app'                | true
                    'Variable':'$.w','StringMatches':'wh*ap'                 | false
                    'Variable':'$.w','StringMatches':'whats\\\\*'            | false
                    'Variable':'$.w','StringMatches':'whats\\\\app'          | true
                    'Variable':'$.back','StringMatches':'ends\\\\'           | true
                    'Variable':'$.back','StringMatches':'ends\\\\\\\\'       | true
                    'Variable':'$.star','StringMatches':'a\\\\*'             | true
                    'Variable':'$.n','NumericEquals':5.0                     | true
                    'Variable':'$.n','NumericGreaterThan':5                  | false
                    'Variable':'$.n','NumericLessThanEquals':5               | true
                    'Variable':'$.n','NumericLessThanPath':'$.m'             | true
                    'Variable':'$.t','BooleanEquals':true                    | true
                    'Variable':'$.t','BooleanEquals':false                   | false
                    'Variable':'$.d','TimestampLessThan':'2026-01-01T00:00:01Z' | true
                    'Variable':'$.d','TimestampEquals':'2026-01-01T00:00:01Z' | false
                    'Variable':'$.none','IsPresent':true                     | false
                    'Variable':'$.none','IsPresent':false                    | true
                    'Variable':'$.z','IsPresent':true                        | true
                    'Variable':'$.z','IsNull':true                           | true
                    'Variable':'$.s','IsString':true                         | true
                    'Variable':'$.s','IsNumeric':true                        | false
                    'Variable':'$.t','IsBoolean':true                        | true
                    'Variable':'$.d','IsTimestamp':true                      | true
                    'Variable':'$.s','IsTimestamp':true                      | false
                    'Variable':'$$.State.Name','StringEquals':'One'          | true
                    'Not':{'Variable':'$.s','StringEquals':'b'}              | false
                    'And':[{'Variable':'$.none','IsPresent':true},{'Variable':'$.none','NumericEquals':1}] | false
                    'And':[{'Variable':'$.s','StringEquals':'b'},{'Variable':'$.n','NumericEquals':5}] | true
                    'Or':[{'Variable':'$.s','StringEquals':'b'},{'Variable':'$.none','NumericEquals':1}] | true
                    'Or':[{'Variable':'$.s','StringEquals':'c'},{'Variable':'$.n','NumericEquals':6}] | false
                    """)
    void a_choice_asks_as_the_language_says(String rule, boolean expected) {
        EngineBench bench = EngineBench.of("{'StartAt':'One','States':{'One':{'Type':'Choice','Choices':[{" + rule
                + ",'Next':'Yes'}],'Default':'No'},'Yes':{'Type':'Succeed'},'No':{'Type':'Succeed'}}}");
        bench.start(
                "{'s':'b','n':5,'m':6,'t':true,'z':null,'w':'whatsapp','back':'ends\\\\','star':'a*','d':'2026-01-01T00:00:00Z'}");
        assertThat(bench.states().getLast()).isEqualTo(expected ? "Yes" : "No");
    }

    @Test
    void a_choice_that_matches_nothing_fails_and_so_does_a_variable_that_is_not_there() {
        String choice = "{'StartAt':'One','States':{'One':{'Type':'Choice','Choices':["
                + "{'Variable':'$.a','NumericEquals':1,'Next':'Yes'}]},'Yes':{'Type':'Succeed'}}}";
        assertThat(EngineBench.of(choice).start("{'a':2}").now().error()).isEqualTo("States.NoChoiceMatched");
        assertThat(EngineBench.of(choice).start("{}").now().error()).isEqualTo("States.Runtime");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    'Seconds':90                              | 90
                    'SecondsPath':'$.wait'                    | 40
                    'Timestamp':'2026-11-24T10:01:00Z'        | 60
                    'TimestampPath':'$.until'                 | 30
                    'Timestamp':'2020-01-01T00:00:00Z'        | 0
                    """)
    void a_wait_state_waits_that_long(String fields, int seconds) {
        EngineBench bench = one("'Type':'Wait','End':true," + fields);
        bench.start("{'wait':40,'until':'2026-11-24T10:00:30Z'}");
        assertThat(bench.now().status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(bench.timers.runNext()).isTrue();
        assertThat(bench.now().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(Duration.between(EngineBench.START, bench.timers.now())).hasSeconds(seconds);
        assertThat(bench.events())
                .containsExactly("ExecutionStarted", "WaitStateEntered", "WaitStateExited", "ExecutionSucceeded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'long'", "-1", "1.5", "3000000000"})
    void a_wait_that_the_input_does_not_say_fails(String wait) {
        EngineBench bench = one("'Type':'Wait','End':true,'SecondsPath':'$.wait'");
        assertThat(bench.start("{'wait':" + wait + "}").now().error()).isEqualTo("States.Runtime");
    }

    @Test
    void a_wait_of_no_time_is_over_at_once() {
        EngineBench bench =
                one("'Type':'Wait','End':true,'SecondsPath':'$.wait'").start("{'wait':0}");
        bench.passes(Duration.ZERO);
        assertThat(bench.now().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void a_fail_state_is_entered_and_never_left() {
        EngineBench bench = one("'Type':'Fail','Error':'Undelivered','Cause':'why'");
        bench.start("{}");
        assertThat(bench.events()).containsExactly("ExecutionStarted", "FailStateEntered", "ExecutionFailed");
        assertThat(bench.now().error()).isEqualTo("Undelivered");
        assertThat(bench.now().cause()).isEqualTo("why");
    }

    @Test
    void a_stopped_execution_stays_stopped() {
        EngineBench bench = one("'Type':'Wait','End':true,'Seconds':5").start("{}");
        bench.engine.stop(bench.executionArn(), "Enough", "");
        bench.passes(Duration.ofSeconds(5));
        assertThat(bench.now().status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(bench.events()).endsWith("WaitStateEntered", "ExecutionAborted");
        assertThat(bench.engine.running()).isEmpty();
    }

    @Test
    void an_endless_loop_ends_with_the_history() {
        EngineBench bench = EngineBench.of("{'StartAt':'A','States':{'A':{'Type':'Pass','Next':'B'},"
                + "'B':{'Type':'Choice','Choices':[{'Variable':'$.never','IsPresent':true,'Next':'C'}],'Default':'A'},"
                + "'C':{'Type':'Succeed'}}}");
        assertThat(bench.start("{}").now().error()).isEqualTo("States.Runtime");
        assertThat(bench.events()).hasSizeLessThanOrEqualTo(25_000).hasSizeGreaterThan(24_900);
    }

    @Test
    void the_first_two_events_have_no_predecessor_as_on_aws() {
        EngineBench bench = one("'Type':'Pass','End':true").start("{}");
        assertThat(bench.engine.history(bench.executionArn()))
                .extracting(HistoryEvent::id, HistoryEvent::previousId)
                .startsWith(tuple(1L, 0L), tuple(2L, 0L), tuple(3L, 2L));
    }
}
