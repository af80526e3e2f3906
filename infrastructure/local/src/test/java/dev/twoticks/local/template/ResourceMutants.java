package dev.twoticks.local.template;

import static dev.twoticks.local.template.Contract.STATE;
import static dev.twoticks.local.template.Contract.WATCH;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Mistakes in what keeps and what watches: table, secrets, logs, alarms.
final class ResourceMutants {

    private ResourceMutants() {}

    static Stream<Arguments> table() {
        return Stream.of(
                arguments(STATE, "AttributeName: pk", "AttributeName: id", "key"),
                arguments(
                        STATE, "AttributeName: ttl, Enabled: true", "AttributeName: expires_at, Enabled: true", "TTL"),
                arguments(STATE, "AttributeName: ttl, Enabled: true", "AttributeName: ttl, Enabled: false", "TTL"),
                arguments(STATE, "PAY_PER_REQUEST", "PROVISIONED", "billing"),
                arguments(STATE, "SSEEnabled: true", "SSEEnabled: false", "encryption"),
                arguments(STATE, "DeletionProtectionEnabled: true", "DeletionProtectionEnabled: false", "protection"),
                arguments(STATE, "PointInTimeRecoveryEnabled: false", "PointInTimeRecoveryEnabled: true", "recovery"),
                arguments(STATE, "    DeletionPolicy: Retain\n", "", "DeletionPolicy"),
                arguments(STATE, "    UpdateReplacePolicy: Retain\n", "", "UpdateReplacePolicy"),
                arguments(STATE, "      PublishLambdaVersion: true\n", "", "PublishLambdaVersion"));
    }

    static Stream<Arguments> secrets() {
        return Stream.of(
                arguments(STATE, "\"auth_token\":\"\",", "", "TwilioCredentials's first value"),
                arguments(STATE, "SecretString: \"{}\"", "SecretString: '{\"keys\":{}}'", "first value"),
                arguments(STATE, "SecretId: !Ref PhoneKeys", "SecretId: !Ref TwilioCredentials", "who fills"),
                arguments(
                        STATE,
                        "RotationLambdaARN: !GetAtt MakeKeys.Arn",
                        "RotationLambdaARN: !Ref Api",
                        "RotationLambdaARN"),
                arguments(STATE, "RotateImmediatelyOnUpdate: true", "RotateImmediatelyOnUpdate: false", "at once"),
                arguments(STATE, "AutomaticallyAfterDays: 30", "AutomaticallyAfterDays: 1000", "period"),
                arguments(STATE, "    DependsOn: MakeKeysPermission\n", "", "waits for"),
                arguments(STATE, ", SourceAccount: !Ref AWS::AccountId", "", "whose secrets"),
                arguments(
                        STATE, "secretsmanager.amazonaws.com", "secretmanager.amazonaws.com", "permissions to rotate"));
    }

    static Stream<Arguments> watch() {
        return Stream.of(
                arguments(WATCH, "Properties: {RetentionInDays: !Ref LogRetentionDays}", "Properties: {}", "retention"),
                arguments(WATCH, "$.event = \"alert\"", "$.event = \"alerts\"", "pattern"),
                arguments(WATCH, "\"credentials_refused\"", "\"credentials\"", "pattern"),
                arguments(WATCH, "LogGroupName: !Ref SendCodeLogs", "LogGroupName: !Ref GiveUpLogs", "logs searched"),
                arguments(WATCH, "verification.locked", "verification.lock", "pattern"),
                arguments(WATCH, "LogGroupName: !Ref CheckCodeLogs", "LogGroupName: !Ref UnlockPhoneLogs", "locks"),
                arguments(WATCH, "Threshold: !Ref LocksPerHour", "Threshold: 5", "LocksAlarm rings"),
                arguments(WATCH, "Period: 3600", "Period: 300", "LocksAlarm rings"),
                arguments(WATCH, "MetricName: ExecutionsTimedOut", "MetricName: ExecutionsTimeout", "metrics"),
                arguments(WATCH, "Value: !Ref Delivery", "Value: !Ref Attempts", "watches"),
                arguments(WATCH, "Value: !Ref MakeKeys", "Value: !Ref GiveUp", "MakeKeysFailedAlarm watches"),
                arguments(WATCH, "MetricName: Errors", "MetricName: Error", "metrics"),
                arguments(
                        WATCH,
                        "[HasAlarmTopic, [!Ref AlarmTopicArn], !Ref AWS::NoValue]",
                        "[HasAlarmTopic, !Ref AWS::NoValue, !Ref AWS::NoValue]",
                        "tells"),
                arguments(
                        WATCH,
                        "!If [HasAlarmTopic, [!Ref AlarmTopicArn], !Ref AWS::NoValue]",
                        "[!Ref AlarmTopicArn]",
                        "not named"));
    }
}
