package dev.twoticks.local.workflow.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Refusals that the shipped file has no place for.
final class StateMachineDefinitionTest {

    private static StateMachineDefinition of(String state) {
        return StateMachineDefinition.parse(("{'StartAt':'One','States':{'One':{" + state + "}}}").replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    'Type':'Wait','End':true                                 | One.Seconds:
                    'Type':'Wait','End':true,'Seconds':1,'SecondsPath':'$.a' | One.Seconds:
                    'Type':'Wait','End':true,'Seconds':1.5                   | One.Seconds:
                    'Type':'Wait','End':true,'Timestamp':'tomorrow'          | One.Timestamp:
                    'Type':'Wait','End':false,'Seconds':1                    | One.End:
                    'Type':'Pass','End':true,'ResultSelector':{}             | One.ResultSelector:
                    'Type':'Pass','End':true,'Parameters':'$.a'              | One.Parameters:
                    'Type':'Pass','End':true,'ResultPath':'$.a[0]'           | One.ResultPath:
                    'Type':'Pass','End':true,'InputPath':'$.a[*]'            | One.InputPath:
                    'Type':'Pass','End':true,'InputPath':'$$.Task.Token'     | One.InputPath:
                    'Type':'Pass','End':true,'InputPath':'$$'                | One.InputPath:
                    'Type':'Pass','End':true,'Parameters':{'x.$':'States.UUID()'} | One.Parameters.x.$:
                    'Type':'Succeed','ResultPath':'$'                        | One.ResultPath:
                    'Type':'Fail','Error':5                                  | One.Error:
                    'Type':'Choice'                                          | One.Choices:
                    'Type':'Choice','Choices':[{'Not':{'Variable':'$.a','IsNull':true,'Next':'One'},'Next':'One'}] | One.Choices[0].Not.Next:
                    'Type':'Choice','Choices':[{'And':[],'Next':'One'}]      | One.Choices[0].And:
                    'Type':'Choice','Choices':[{'Variable':'$.a','IsPresent':'yes','Next':'One'}] | One.Choices[0].IsPresent:
                    'Type':'Choice','Choices':[{'Variable':'$.a','StringEqualsPath':'b','Next':'One'}] | One.Choices[0].StringEqualsPath:
                    'Type':'Choice','Choices':[{'Variable':'$.a','StringMatchesPath':'$.b','Next':'One'}] | One.Choices[0].StringMatchesPath:
                    'Type':'Choice','Choices':[{'Variable':'$.a','StringEqual':'b','Next':'One'}] | One.Choices[0].StringEqual:
                    'Type':'Choice','Choices':[{'StringEquals':'b','Next':'One'}] | One.Choices[0].Variable:
                    'Type':'Choice','Choices':['b']                          | One.Choices[0]:
                    'Type':'Choice','Choices':[{'Variable':'$.a','Next':'One'}] | One.Choices[0].Variable: a rule has exactly one operator
                    'Type':'Choice','Choices':[{'Variable':'$.a','IsNull':true,'Next':'Two'}] | One.Choices.Next: there is no state
                    'Type':'Choice','Choices':[{'Variable':'$.a','IsNull':true,'Next':'One'}],'Default':'Two' | One.Default: there is no state
                    'Type':'Pass','Next':'Two'                               | One.Next: there is no state
                    'Type':'Pass','End':true,'Parameters':{'a':['x','${Left}']} | One.Parameters.a[1]: a placeholder is left
                    'Type':'Pass','End':true,'Parameters':{'${Left}':1}      | One.Parameters.${Left}: a placeholder is left
                    'Type':'Pass','End':true,'Parameters':7                  | One.Parameters: must be an object
                    'Type':'Wait','End':true,'Seconds':-1                    | One.Seconds: must be between 0 and 99999999
                    'Type':'Wait','End':true,'Seconds':100000000             | One.Seconds: must be between 0 and 99999999
                    'Type':'Wait','End':true,'Seconds':4611686018427387903   | One.Seconds: must be between 0 and 99999999
                    'Type':'Wait','Seconds':1,'Next':'Two'                   | One.Next: there is no state
                    'Type':'Wait','End':true,'Seconds':4611686018427387904   | One.Seconds: must be a whole number
                    """)
    void a_mistake_is_refused_by_state_and_field(String state, String expected) {
        assertThatThrownBy(() -> of(state))
                .isInstanceOfSatisfying(
                        DefinitionRefused.class,
                        refused -> assertThat(refused.faults()).anyMatch(fault -> fault.startsWith(expected)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    []                                       | definition:
                    {'StartAt':'One','States':{}}            | States:
                    {'StartAt':'One','States':{'One':7}}     | One:
                    {'StartAt':'One','Version':'2.0','States':{'One':{'Type':'Succeed'}}} | Version: must be 1.0
                    {'StartAt':'One','QueryLanguage':'JSONata','States':{'One':{'Type':'Succeed'}}} | QueryLanguage: must be JSONPath
                    {'StartAt':'One','TimeoutSeconds':0,'States':{'One':{'Type':'Succeed'}}} | TimeoutSeconds: must be between 1
                    {'StartAt':'One'                         | definition:
                    """)
    void a_machine_that_is_none_is_refused(String definition, String expected) {
        assertThatThrownBy(() -> StateMachineDefinition.parse(definition.replace('\'', '"')))
                .isInstanceOfSatisfying(
                        DefinitionRefused.class,
                        refused -> assertThat(refused.faults()).anyMatch(fault -> fault.startsWith(expected)));
    }

    @Test
    void all_mistakes_are_told_at_once() {
        assertThatThrownBy(() -> of("'Type':'Wait','Seconds':'5','Extra':1"))
                .hasMessageContaining("One.Seconds:")
                .hasMessageContaining("One.Next:")
                .hasMessageContaining("One.Extra:");
    }

    @Test
    void a_rule_with_two_operators_is_one_mistake() {
        assertThatThrownBy(() -> of("'Type':'Choice','Choices':[{'Variable':'$.a','IsNull':true,'IsString':true,"
                        + "'Next':'One'}]"))
                .isInstanceOfSatisfying(
                        DefinitionRefused.class,
                        refused -> assertThat(refused.faults()).hasSize(1));
    }

    @Test
    void a_name_longer_than_eighty_characters_is_refused() {
        assertThatThrownBy(() -> named(81)).isInstanceOf(DefinitionRefused.class);
        assertThat(named(80).startAt()).hasSize(80);
    }

    private static StateMachineDefinition named(int length) {
        String name = "N".repeat(length);
        return StateMachineDefinition.parse(
                "{\"StartAt\":\"" + name + "\",\"States\":{\"" + name + "\":{\"Type\":\"Succeed\"}}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Type':'Wait','End':true,'Seconds':0",
                "'Type':'Wait','End':true,'Seconds':99999999",
                "'Type':'Fail','Error':'Lost','Cause':'why'",
                "'Type':'Fail'"
            })
    void what_stands_on_a_bound_is_taken(String state) {
        assertThat(of(state).startAt()).isEqualTo("One");
    }

    @Test
    void what_may_only_be_one_thing_may_be_said() {
        assertThat(StateMachineDefinition.parse(("{'Comment':'c','Version':'1.0','QueryLanguage':'JSONPath',"
                                        + "'TimeoutSeconds':1,'StartAt':'One','States':{'One':{'Type':'Succeed'}}}")
                                .replace('\'', '"'))
                        .startAt())
                .isEqualTo("One");
    }
}
