package dev.twoticks.local.template;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The table is what the adapter writes to, secrets are what their readers expect, and neither is lost by
/// mistake.
final class StateContract {

    private static final String BLANK_CREDENTIALS =
            "{\"account_sid\":\"\",\"api_key\":\"\",\"api_secret\":\"\",\"auth_token\":\"\",\"secondary_auth_token\":\"\"}";

    private StateContract() {}

    static List<String> violations(Deployed deployed) {
        Violations violations = new Violations();
        table(deployed, violations);
        Map<String, @Nullable String> rotated = new TreeMap<>();
        deployed.service().secrets().forEach(it -> rotated.put(it.logicalId(), String.valueOf(it.rotatedBy())));
        violations.unlessEqual(
                rotated,
                Map.of(
                        "CodeKeys", "MakeKeys",
                        "PhoneKeys", "MakeKeys",
                        "SigningKeys", "MakeKeys",
                        "TwilioCredentials", "null"),
                "who fills the secrets");
        deployed.service()
                .secrets()
                .forEach(it -> violations.unlessEqual(
                        it.initial(),
                        it.logicalId().equals("TwilioCredentials") ? BLANK_CREDENTIALS : "{}",
                        it.logicalId() + "'s first value"));
        for (String kept : Set.of("Attempts", "PhoneKeys")) {
            Map<String, Object> resource = deployed.file().resources().getOrDefault(kept, Map.of());
            violations.unlessEqual(resource.get("DeletionPolicy"), "Retain", kept + "'s DeletionPolicy");
            violations.unlessEqual(resource.get("UpdateReplacePolicy"), "Retain", kept + "'s UpdateReplacePolicy");
        }
        rotation(deployed, violations);
        layer(deployed, violations);
        return violations.found();
    }

    private static void table(Deployed deployed, Violations violations) {
        violations.unlessEqual(
                deployed.service().table().key(),
                List.of(new TableSpec.Key(written("KEY"), "S", "HASH")),
                "the table's key");
        violations.unlessEqual(deployed.service().table().ttlAttribute(), written("TTL"), "the TTL attribute");
        Properties table = deployed.resources().only("AWS::DynamoDB::Table");
        violations.unlessEqual(table.map("TimeToLiveSpecification").text("Enabled"), "true", "TTL");
        violations.unlessEqual(table.text("BillingMode"), "PAY_PER_REQUEST", "the table's billing");
        violations.unlessEqual(table.map("SSESpecification").text("SSEEnabled"), "true", "the table's encryption");
        violations.unlessEqual(table.text("DeletionProtectionEnabled"), "true", "the table's deletion protection");
        violations.unlessEqual(
                table.map("PointInTimeRecoverySpecification").text("PointInTimeRecoveryEnabled"),
                "false",
                "point-in-time recovery");
        violations.unless(
                !table.values().containsKey("GlobalSecondaryIndexes")
                        && !table.values().containsKey("LocalSecondaryIndexes"),
                "the table has an index that nothing reads");
    }

    private static void rotation(Deployed deployed, Violations violations) {
        deployed.ofType("AWS::SecretsManager::RotationSchedule").forEach(it -> {
            violations.unlessEqual(it.text("RotateImmediatelyOnUpdate"), "true", it.logicalId() + " at once");
            violations.unlessEqual(
                    it.map("RotationRules").text("AutomaticallyAfterDays"),
                    it.logicalId().equals("SigningKeysRotation") ? "90" : "30",
                    it.logicalId() + "'s period");
            violations.unlessEqual(
                    deployed.file()
                            .resources()
                            .getOrDefault(it.logicalId(), Map.of())
                            .get("DependsOn"),
                    "MakeKeysPermission",
                    it.logicalId() + " waits for");
        });
        List<Properties> permissions = deployed.ofType("AWS::Lambda::Permission")
                .filter(it -> it.text("Principal").equals("secretsmanager.amazonaws.com"))
                .toList();
        violations.unlessEqual(permissions.size(), 1, "the number of permissions to rotate");
        permissions.forEach(it -> {
            violations.unlessEqual(it.text("FunctionName"), "MakeKeys", "what Secrets Manager may call");
            violations.unlessEqual(
                    it.maybe("SourceAccount").orElse("any"), "000000000000", "whose secrets may call MakeKeys");
        });
    }

    private static void layer(Deployed deployed, Violations violations) {
        violations.unlessEqual(
                deployed.resources()
                        .only("AWS::Serverless::LayerVersion")
                        .maybe("PublishLambdaVersion")
                        .orElse("false"),
                "true",
                "PublishLambdaVersion of the policy layer");
    }

    /// What the adapter writes: its own constant.
    private static String written(String constant) {
        try {
            Field field = Class.forName("dev.twoticks.dynamodb.Attempts").getDeclaredField(constant);
            field.setAccessible(true);
            return String.valueOf(field.get(null));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the adapter no longer names it " + constant, e);
        }
    }
}
