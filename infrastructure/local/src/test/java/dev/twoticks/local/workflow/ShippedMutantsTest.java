package dev.twoticks.local.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.twoticks.local.workflow.language.DefinitionRefused;
import dev.twoticks.local.workflow.language.Json;
import dev.twoticks.local.workflow.language.StateMachineDefinition;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The shipped file with one mistake each: every one is refused at load, by state and field.
final class ShippedMutantsTest {

    private static final String WHATSAPP = "/States/SendWhatsApp";

    @Test
    void without_a_mistake_it_is_accepted() {
        assertThat(StateMachineDefinition.parse(EngineBench.shipped()).states()).hasSize(8);
    }

    /// Where to change, which field to set to which JSON (null removes it), and what the message must begin with.
    static Stream<Arguments> mutants() {
        return Stream.of(
                arguments(WHATSAPP, "Next", "'Nowhere'", "SendWhatsApp.Next:"),
                arguments(WHATSAPP + "/Catch/0", "Next", "'Nowhere'", "SendWhatsApp.Catch.Next:"),
                arguments("/States/Plan", "Default", "'Nowhere'", "Plan.Default:"),
                arguments("/States/Plan/Choices/1", "Next", "'Nowhere'", "Plan.Choices.Next:"),
                arguments("/States", "Lost", "{'Type':'Succeed'}", "Lost.Next:"),
                arguments(WHATSAPP, "TimeoutSecond", "5", "SendWhatsApp.TimeoutSecond:"),
                arguments(WHATSAPP, "HeartbeatSeconds", "5", "SendWhatsApp.HeartbeatSeconds:"),
                arguments(WHATSAPP, "QueryLanguage", "'JSONata'", "SendWhatsApp.QueryLanguage:"),
                arguments("", "QueryLanguage", "'JSONata'", "QueryLanguage:"),
                arguments("", "Timeout", "5", "Timeout:"),
                arguments(WHATSAPP + "/Catch/0", "Nxt", "'Done'", "SendWhatsApp.Catch[0].Nxt:"),
                arguments(WHATSAPP + "/Retry/0", "Interval", "5", "SendWhatsApp.Retry[0].Interval:"),
                arguments(WHATSAPP + "/Parameters", "Qualifier", "'x'", "SendWhatsApp.Parameters.Qualifier:"),
                arguments(WHATSAPP, "Type", "'Tasks'", "SendWhatsApp.Type:"),
                arguments(WHATSAPP, "Type", "'Parallel'", "SendWhatsApp.Type:"),
                arguments("/States/GiveUp", "TimeoutSeconds", "'30'", "GiveUp.TimeoutSeconds:"),
                arguments("/States/GiveUp", "TimeoutSeconds", "0", "GiveUp.TimeoutSeconds:"),
                arguments("/States/GiveUp", "TimeoutSecondsPath", "'$.t'", "GiveUp.TimeoutSeconds:"),
                arguments("", "TimeoutSeconds", "'900'", "TimeoutSeconds:"),
                arguments(WHATSAPP, "TimeoutSeconds", "25", "SendWhatsApp.TimeoutSeconds:"),
                arguments(WHATSAPP, "TimeoutSecondsPath", null, "SendWhatsApp.TimeoutSeconds:"),
                arguments(WHATSAPP, "TimeoutSecondsPath", "'plan.wait'", "SendWhatsApp.TimeoutSecondsPath:"),
                arguments(WHATSAPP + "/Catch/0", "ErrorEquals", "['States.ALL']", "SendWhatsApp.Catch[0].ErrorEquals:"),
                arguments(WHATSAPP + "/Retry/0", "ErrorEquals", "['States.ALL']", "SendWhatsApp.Retry[0].ErrorEquals:"),
                arguments(
                        WHATSAPP + "/Catch/1",
                        "ErrorEquals",
                        "['States.ALL','States.Timeout']",
                        "SendWhatsApp.Catch[1].ErrorEquals:"),
                arguments(WHATSAPP + "/Catch/1", "ErrorEquals", "['States.Al']", "SendWhatsApp.Catch[1].ErrorEquals:"),
                arguments(WHATSAPP + "/Catch/1", "ErrorEquals", "[]", "SendWhatsApp.Catch[1].ErrorEquals:"),
                arguments(WHATSAPP, "ResultPath", "'result'", "SendWhatsApp.ResultPath:"),
                arguments(WHATSAPP, "ResultPath", "'$$.Execution.Input'", "SendWhatsApp.ResultPath:"),
                arguments(WHATSAPP + "/Catch/0", "ResultPath", "'error'", "SendWhatsApp.Catch[0].ResultPath:"),
                arguments(WHATSAPP, "InputPath", "'x'", "SendWhatsApp.InputPath:"),
                arguments(WHATSAPP, "OutputPath", "'$..x'", "SendWhatsApp.OutputPath:"),
                arguments("/States/Plan/Choices/0", "StringEquals", null, "Plan.Choices[0].Variable:"),
                arguments("/States/Plan/Choices/0", "IsPresent", "true", "Plan.Choices[0].Variable:"),
                arguments("/States/Plan/Choices/0", "StringEquals", "5", "Plan.Choices[0].StringEquals:"),
                arguments("/States/Plan/Choices/0", "Variable", "'plan.first'", "Plan.Choices[0].Variable:"),
                arguments("/States/Plan/Choices/0", "Next", null, "Plan.Choices[0].Next:"),
                arguments("/States/Plan", "Choices", "[]", "Plan.Choices:"),
                arguments(WHATSAPP + "/Retry/0", "MaxAttempts", "-1", "SendWhatsApp.Retry[0].MaxAttempts:"),
                arguments(WHATSAPP + "/Retry/0", "BackoffRate", "0.5", "SendWhatsApp.Retry[0].BackoffRate:"),
                arguments(WHATSAPP + "/Retry/0", "JitterStrategy", "'SOME'", "SendWhatsApp.Retry[0].JitterStrategy:"),
                arguments(WHATSAPP + "/Retry/0", "MaxDelaySeconds", "1", "SendWhatsApp.Retry[0].MaxDelaySeconds:"),
                arguments(WHATSAPP, "Next", null, "SendWhatsApp.Next:"),
                arguments(WHATSAPP, "End", "true", "SendWhatsApp.Next:"),
                arguments("", "StartAt", null, "StartAt:"),
                arguments("", "StartAt", "'Nowhere'", "StartAt:"),
                arguments("/States/Undelivered", "Next", "'Done'", "Undelivered.Next:"),
                arguments(WHATSAPP + "/Parameters/Payload", "ref.$", "'ref'", "SendWhatsApp.Parameters.Payload.ref.$:"),
                arguments(WHATSAPP + "/Parameters/Payload", "ref.$", "7", "SendWhatsApp.Parameters.Payload.ref.$:"),
                arguments(
                        WHATSAPP + "/Parameters/Payload",
                        "ref.$",
                        "'$$.Execution.Nam'",
                        "SendWhatsApp.Parameters.Payload.ref.$:"),
                arguments(WHATSAPP + "/Parameters/Payload", "leg", "'$.x'", "SendWhatsApp.Parameters.Payload.leg:"),
                arguments(
                        WHATSAPP + "/Parameters/Payload",
                        "leg",
                        "['$$.State.Name']",
                        "SendWhatsApp.Parameters.Payload.leg[0]:"),
                arguments(WHATSAPP + "/Parameters/Payload", "ref", "'x'", "SendWhatsApp.Parameters.Payload.ref:"),
                arguments(WHATSAPP + "/Parameters/Payload", "taskToken.$", null, "SendWhatsApp.Parameters:"),
                arguments("/States/GiveUp/Parameters/Payload", "t.$", "'$$.Task.Token'", "GiveUp.Parameters:"),
                arguments("/States/GiveUp/ResultSelector", "x", "'$.x'", "GiveUp.ResultSelector.x:"),
                arguments(WHATSAPP, "Resource", "'arn:aws:states:::lambda:invok'", "SendWhatsApp.Resource:"),
                arguments(
                        WHATSAPP,
                        "Resource",
                        "'arn:aws:states:::lambda:invoke.waitForTaskTokn'",
                        "SendWhatsApp.Resource:"),
                arguments(
                        WHATSAPP + "/Parameters", "FunctionName", "'${Send}'", "SendWhatsApp.Parameters.FunctionName:"),
                arguments("/States/Undelivered", "Cause", "'see ${Page}'", "Undelivered.Cause:"),
                arguments(WHATSAPP + "/Parameters", "FunctionName", null, "SendWhatsApp.Parameters.FunctionName:"),
                arguments("/States/Done", "End", "true", "Done.End:"));
    }

    @ParameterizedTest(name = "{0}.{1} = {2}")
    @MethodSource("mutants")
    void with_one_mistake_it_is_refused_at_load(String where, String field, @Nullable String json, String expected)
            throws Exception {
        JsonNode definition = Json.parse(EngineBench.shipped());
        ObjectNode object = (ObjectNode) definition.at(JsonPointer.compile(where));
        if (json == null) {
            assertThat(object.remove(field)).as("removed").isNotNull();
        } else {
            object.set(field, Json.parse(json.replace('\'', '"')));
        }
        assertRefused(Json.text(definition), expected);
    }

    @Test
    void a_general_catcher_before_another_is_refused() throws Exception {
        JsonNode definition = Json.parse(EngineBench.shipped());
        ArrayNode catchers = (ArrayNode) definition.at(WHATSAPP + "/Catch");
        catchers.insert(0, catchers.remove(1));
        assertRefused(Json.text(definition), "SendWhatsApp.Catch[0].ErrorEquals:");
    }

    @Test
    void a_field_given_twice_is_refused() {
        String twice = EngineBench.shipped()
                .replace("\"TimeoutSeconds\": 30,", "\"TimeoutSeconds\": 30, \"TimeoutSeconds\": 31,");
        assertRefused(twice, "definition: Duplicate field 'TimeoutSeconds'");
    }

    private static void assertRefused(String definition, String expected) {
        assertThatThrownBy(() -> StateMachineDefinition.parse(definition))
                .isInstanceOfSatisfying(
                        DefinitionRefused.class,
                        refused -> assertThat(refused.faults()).anyMatch(fault -> fault.startsWith(expected)));
    }
}
