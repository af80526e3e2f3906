package dev.twoticks.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// CloudFormation's functions, tried on a template of one resource.
final class TemplateFileTest {

    private static final String TEMPLATE = """
            Parameters:
              Name: {Type: String, Default: ada}
              Hosts: {Type: CommaDelimitedList, Default: "a.example, b.example"}
              Asked: {Type: String}
            Conditions:
              IsAda: !Equals [!Ref Name, ada]
              IsNot: !Not [!Condition IsAda]
              Both: !And [!Condition IsAda, !Condition IsNot]
              One: !Or [!Condition IsAda, !Condition IsNot]
            Resources:
              Table:
                Type: AWS::DynamoDB::Table
                Properties:
                  Value: VALUE
            """;

    private static Map<String, Object> resolve(String value, Map<String, String> parameters) {
        return TemplateFile.parse(TEMPLATE.replace("VALUE", value), Shipped.ROOT)
                .resolvedResources(Deployment.local("eu-west-1", parameters))
                .properties()
                .getOrDefault("Table", Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "!Ref Name | ada",
                "{Ref: Name} | ada",
                "!Ref AWS::Region | eu-west-1",
                "!Ref Hosts | [a.example, b.example]",
                "!GetAtt Table.Arn | arn:aws:dynamodb:eu-west-1:000000000000:table/Table",
                "!Sub \"${Name} of ${Table.Arn}\" | ada of arn:aws:dynamodb:eu-west-1:000000000000:table/Table",
                "!Sub [\"${Own}-${!Name}\", {Own: !Ref Name}] | ada-${Name}",
                "!If [IsAda, yes it is, no] | yes it is",
                "!If [IsNot, 1, 2] | 2",
                "!If [Both, 1, 2] | 2",
                "!If [One, 1, 2] | 1",
                "!Join [\"+\", !Ref Hosts] | a.example+b.example",
                "!Select [1, !Split [\".\", b.example]] | example",
            })
    void functions_have_their_values(String function, String value) {
        assertThat(resolve(function, Map.of()).get("Value")).hasToString(value);
    }

    @Test
    void no_value_takes_the_property_away() {
        assertThat(resolve("!Ref AWS::NoValue", Map.of())).isEmpty();
    }

    @Test
    void given_parameters_win_over_defaults() {
        assertThat(resolve("!Ref Name", Map.of("Name", "grace"))).containsEntry("Value", "grace");
        assertThat(resolve("!Ref Hosts", Map.of("Hosts", ""))).hasToString("{Value=[]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "!Ref Nobody | Resources.Table.Properties.Value: there is no parameter or resource Nobody",
                "!Sub \"x${Nobody.Arn}\" | Resources.Table.Properties.Value: there is no parameter or resource Nobody",
                "!GetAtt Table.Colour | Resources.Table.Properties.Value: the value of Table.Colour is not known",
                "!Ref AWS::Weather | Resources.Table.Properties.Value: the value of AWS::Weather is not known",
                "!Ref Asked | Parameters.Asked: has no default and was not given",
                "!If [Nowhere, 1, 2] | Resources.Table.Properties.Value: there is no condition Nowhere",
                "!If [IsAda, 1] | Resources.Table.Properties.Value: needs a list of 3",
                "!Select [2, !Ref Hosts] | Resources.Table.Properties.Value: there is no element 2",
                "{Fn::Cidr: [a, b]} | Resources.Table.Properties.Value: Fn::Cidr is not known here",
                "!ImportValue x | line 14: !ImportValue is not known",
            })
    void what_has_no_value_is_refused_by_its_place(String function, String message) {
        assertThatThrownBy(() -> resolve(function, Map.of()))
                .isInstanceOf(TemplateRefused.class)
                .hasMessage(message);
    }

    @Test
    void a_parameter_nobody_asked_for_is_refused() {
        assertThatThrownBy(() -> resolve("x", Map.of("Nmae", "x")))
                .isInstanceOf(TemplateRefused.class)
                .hasMessage("Parameters: there is no parameter Nmae");
    }

    @Test
    void a_key_named_twice_is_refused() {
        assertThatThrownBy(() -> TemplateFile.parse("Resources: {}\nResources: {}\n", Shipped.ROOT))
                .isInstanceOf(TemplateRefused.class)
                .hasMessageContaining("duplicate key");
    }
}
