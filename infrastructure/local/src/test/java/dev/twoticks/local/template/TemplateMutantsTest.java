package dev.twoticks.local.template;

import static dev.twoticks.local.template.Contract.DEPENDENCIES;
import static dev.twoticks.local.template.Contract.PERMISSIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The shipped template with one mistake each, of the kind that linters pass: the contract it breaks says so.
final class TemplateMutantsTest {

    private static final String TASKS = "[\"states:SendTaskSuccess\", \"states:SendTaskFailure\"]";

    static Stream<Arguments> mutants() {
        return Stream.of(
                        CodeMutants.functions(),
                        CodeMutants.http(),
                        CodeMutants.workflow(),
                        ResourceMutants.table(),
                        ResourceMutants.secrets(),
                        ResourceMutants.watch(),
                        permissions(),
                        dependencies())
                .flatMap(it -> it);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @MethodSource("mutants")
    void a_mistake_breaks_its_contract(Contract contract, String text, String mistake, String found) {
        assertThat(contract.violations(Shipped.with(text, mistake)))
                .anySatisfy(it -> assertThat(it).contains(found));
    }

    private static Stream<Arguments> permissions() {
        return Stream.of(
                arguments(PERMISSIONS, "states:SendTaskSuccess", "states:SendTaskSucces", "SendCode may do"),
                arguments(PERMISSIONS, "\"dynamodb:ConditionCheckItem\"", "\"dynamodb:*\"", "may do"),
                arguments(
                        PERMISSIONS,
                        "\"dynamodb:UpdateItem\", \"dynamodb:DeleteItem\"",
                        "\"dynamodb:UpdateItem\"",
                        "SendCode may do"),
                arguments(
                        PERMISSIONS,
                        "[\"dynamodb:GetItem\"]",
                        "[\"dynamodb:GetItem\", \"dynamodb:Scan\"]",
                        "ReadVerification may do"),
                arguments(
                        PERMISSIONS,
                        "Resource: [!Ref SigningKeys]",
                        "Resource: [!Ref SigningKeys, !Ref CodeKeys]",
                        "Keys may do"),
                arguments(PERMISSIONS, "Resource: !GetAtt Attempts.Arn", "Resource: \"*\"", "may do"),
                arguments(
                        PERMISSIONS,
                        "Resource: [!Ref SendCode.Alias, !Ref GiveUp.Alias]",
                        "Resource: \"*\"",
                        "workflow may do"),
                arguments(PERMISSIONS, "RoleName: !Ref SendCodeRole", "RoleName: !Ref GiveUpRole", "GiveUp may do"));
    }

    private static Stream<Arguments> dependencies() {
        String handler = "      Handler: dev.twoticks.function.RecordReceiptHandler::handleRequest\n";
        String event = "      Events: {Http: {Type: HttpApi, Properties: {Path: /x, Method: POST}}}\n";
        String sendCode = "      Policies:\n        - Version: \"2012-10-17\"\n          Statement:\n"
                + "            - {Effect: Allow, Action: [\"dynamodb:GetItem\", \"dynamodb:UpdateItem\", \"dynamodb:DeleteItem\"]";
        return Stream.of(
                arguments(
                        DEPENDENCIES,
                        sendCode,
                        sendCode.replace(
                                "Statement:\n",
                                "Statement:\n            - {Effect: Allow, Action: " + TASKS
                                        + ", Resource: !Ref Delivery}\n"),
                        "SendCodeRole -> Delivery"),
                arguments(
                        DEPENDENCIES,
                        "\n  Api:\n    Type:",
                        "\n  Api:\n    DependsOn: Stage\n    Type:",
                        "Api -> Stage"),
                arguments(
                        DEPENDENCIES,
                        handler,
                        handler + event.replace("Path: /x", "ApiId: !Ref Api, Path: /x"),
                        "RecordReceiptAlias"),
                arguments(
                        DEPENDENCIES,
                        "TWILIO_API_URL: !Ref TwilioApiUrl",
                        "TWILIO_API_URL: !Sub \"${Delivery}\"",
                        "SendCode -> Delivery"));
    }
}
