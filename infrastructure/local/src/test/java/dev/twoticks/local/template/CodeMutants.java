package dev.twoticks.local.template;

import static dev.twoticks.local.template.Contract.FUNCTIONS;
import static dev.twoticks.local.template.Contract.HTTP;
import static dev.twoticks.local.template.Contract.WORKFLOW;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Mistakes in what runs: functions, routes, workflow.
final class CodeMutants {

    private CodeMutants() {}

    static Stream<Arguments> functions() {
        return Stream.of(
                arguments(FUNCTIONS, "function.CheckCodeHandler", "function.CheckCodesHandler", "CheckCode's handler"),
                arguments(FUNCTIONS, "GiveUpHandler::handleRequest", "GiveUpHandler::handle", "no method handle"),
                arguments(FUNCTIONS, "CodeUri: functions", "CodeUri: function", "not a Maven module"),
                arguments(FUNCTIONS, "java25", "java21", "runtime"),
                arguments(FUNCTIONS, "[arm64]", "[x86_64]", "architecture"),
                arguments(
                        FUNCTIONS,
                        "SnapStart: {ApplyOn: PublishedVersions}",
                        "SnapStart: {ApplyOn: None}",
                        "SnapStart"),
                arguments(FUNCTIONS, "      SnapStart: {ApplyOn: None}\n", "", "MakeKeys's SnapStart"),
                arguments(FUNCTIONS, "AutoPublishAlias: live", "AutoPublishAlias: stable", "alias"),
                arguments(
                        FUNCTIONS, "      AutoPublishAliasAllProperties: true\n", "", "AutoPublishAliasAllProperties"),
                arguments(FUNCTIONS, "      Timeout: 30\n", "", "Timeout"),
                arguments(FUNCTIONS, "Timeout: 10", "Timeout: 30", "longer than API Gateway"),
                arguments(FUNCTIONS, "    MemorySize: 1024\n", "", "MemorySize"),
                arguments(FUNCTIONS, "TWILIO_API_URL:", "TWILIO_URL:", "SendCode's environment"),
                arguments(FUNCTIONS, "POLICY_DIRECTORY: /opt", "POLICY_DIRECTORY: /opt/policy", "policy directory"),
                arguments(FUNCTIONS, "      Layers: [!Ref PolicyLayer]\n", "", "lacks the policy layer"),
                arguments(FUNCTIONS, "infrastructure/policy\n", "infrastructure/policies\n", "there is no folder"),
                arguments(FUNCTIONS, "LogGroup: !Ref GiveUpLogs", "LogGroup: !Ref KeysLogs", "log group"),
                arguments(FUNCTIONS, "{LogFormat: JSON}", "{LogFormat: Text}", "log format"));
    }

    static Stream<Arguments> http() {
        return Stream.of(
                arguments(HTTP, "POST /verifications/{id}/checks", "POST /verifications/{id}/check", "routes"),
                arguments(HTTP, "integrations/${CheckCodeIntegration}", "integrations/${KeysIntegration}", "routes"),
                arguments(HTTP, "integrations/${KeysIntegration}", "integration/${KeysIntegration}", "Target"),
                arguments(
                        HTTP,
                        "IntegrationUri: !Ref Keys.Alias",
                        "IntegrationUri: !GetAtt Keys.Arn",
                        "not a function's alias"),
                arguments(HTTP, "AuthorizationType: AWS_IAM", "AuthorizationType: NONE", "IAM's word"),
                arguments(HTTP, "\"2.0\"", "\"1.0\"", "payload"),
                arguments(HTTP, "http://localhost:8081,", "http://localhost:9999,", "default of origins"),
                arguments(HTTP, "[GET, POST, DELETE]", "[GET, POST]", "methods"),
                arguments(HTTP, "[location, retry-after]", "[location]", "Retry-After"),
                arguments(HTTP, "$context.routeKey", "$context.path", "access log holds path"),
                arguments(HTTP, "AutoDeploy: true", "AutoDeploy: false", "deployment"),
                arguments(HTTP, "        ThrottlingRateLimit: !Ref RequestsPerSecond\n", "", "ThrottlingRateLimit"),
                arguments(HTTP, "ThrottlingRateLimit: 500", "ThrottlingRateLimit: 50", "throttle of receipts"),
                arguments(HTTP, "ThrottlingBurstLimit: 1000", "ThrottlingBurstLimit: 100", "throttle of receipts"),
                arguments(
                        HTTP,
                        "        POST /twilio/status: {",
                        "        GET /twilio/status: {",
                        "throttle of receipts"),
                arguments(HTTP, "    DependsOn: RecordReceiptRoute\n", "", "stage waits for"),
                arguments(HTTP, "/*/POST/verifications/*/checks", "/*/*", "permission to call CheckCode"));
    }

    static Stream<Arguments> workflow() {
        return Stream.of(
                arguments(WORKFLOW, "Type: STANDARD", "Type: EXPRESS", "type"),
                arguments(WORKFLOW, "delivery.asl.json", "deliveries.asl.json", "there is no file"),
                arguments(WORKFLOW, "GiveUpFunctionArn:", "GiveUpArn:", "substitutions"),
                arguments(WORKFLOW, "Arn: !Ref SendCode.Alias", "Arn: !GetAtt SendCode.Arn", "calls no alias"),
                arguments(WORKFLOW, "IncludeExecutionData: false", "IncludeExecutionData: true", "execution data"),
                arguments(WORKFLOW, "Level: ERROR", "Level: ALL", "log level"),
                arguments(WORKFLOW, "Timeout: 10", "Timeout: 30", "GiveUp may run longer"));
    }
}
