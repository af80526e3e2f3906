package dev.twoticks.local.workflow.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                    {'StartAt':'One','Version':'2.0','States':{'One':{'Type':'Succeed'}}} | Version:
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
    void a_name_longer_than_eighty_characters_is_refused() {
        String name = "N".repeat(81);
        assertThatThrownBy(() -> StateMachineDefinition.parse(
                        "{\"StartAt\":\"" + name + "\",\"States\":{\"" + name + "\":{\"Type\":\"Succeed\"}}}"))
                .isInstanceOf(DefinitionRefused.class);
    }
}
