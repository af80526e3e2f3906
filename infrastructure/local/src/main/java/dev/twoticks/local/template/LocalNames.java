package dev.twoticks.local.template;

import java.util.Optional;

/// Names as AWS would give them, without its random endings, so that the same template always has the same
/// ones.
///
/// @param account twelve digits
public record LocalNames(String region, String account) implements PhysicalNames {

    private static final String FUNCTION = "AWS::Serverless::Function";

    @Override
    public Optional<String> ref(String logicalId, String type) {
        return switch (type) {
            case "AWS::Serverless::StateMachine" -> Optional.of(arn("states", "stateMachine:" + logicalId));
            case "AWS::SecretsManager::Secret" -> Optional.of(arn("secretsmanager", "secret:" + logicalId));
            case "AWS::Serverless::LayerVersion" -> Optional.of(arn("lambda", "layer:" + logicalId + ":1"));
            default -> Optional.of(logicalId);
        };
    }

    @Override
    public Optional<String> attribute(String logicalId, String type, String attribute) {
        return switch (type + "." + attribute) {
            case FUNCTION + ".Arn" -> Optional.of(arn("lambda", "function:" + logicalId));
            case FUNCTION + ".Alias" -> Optional.of(arn("lambda", "function:" + logicalId + ":live"));
            case "AWS::DynamoDB::Table.Arn" -> Optional.of(arn("dynamodb", "table/" + logicalId));
            case "AWS::Logs::LogGroup.Arn" -> Optional.of(arn("logs", "log-group:" + logicalId + ":*"));
            default -> Optional.empty();
        };
    }

    private String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + resource;
    }
}
