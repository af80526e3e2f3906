package dev.twoticks.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the parts of the service among the resources.
final class ServiceReader {

    private final ResolvedResources resources;
    private final Path folder;
    private final References names;

    ServiceReader(ResolvedResources resources, References names, Path folder) {
        this.resources = resources;
        this.names = names;
        this.folder = folder;
    }

    ServiceTemplate read(Map<String, String> outputs) {
        List<FunctionSpec> functions =
                resources.ofType(ResolvedResources.FUNCTION).map(this::function).toList();
        HttpReader http = new HttpReader(resources, names, functions);
        return new ServiceTemplate(
                functions,
                http.routes(),
                http.cors(),
                table(resources.only("AWS::DynamoDB::Table")),
                stateMachine(resources.only(ResolvedResources.STATE_MACHINE)),
                secrets(),
                outputs);
    }

    private FunctionSpec function(Properties function) {
        String[] handler = function.text("Handler").split("::", 2);
        String alias = function.maybe("AutoPublishAlias").orElse(null);
        String place = function.place();
        return new FunctionSpec(
                function.logicalId(),
                names.attribute(function.logicalId(), alias == null ? "Arn" : "Alias", place),
                handler[0],
                handler.length == 2 ? handler[1] : "handleRequest",
                function.values().containsKey("Environment")
                        ? function.map("Environment").texts("Variables")
                        : Map.of(),
                Duration.ofSeconds(function.number("Timeout")),
                function.number("MemorySize"),
                alias,
                function.map("SnapStart").text("ApplyOn").equals("PublishedVersions"),
                layer(function));
    }

    private @Nullable Path layer(Properties function) {
        List<String> layers = function.list("Layers");
        if (layers.isEmpty()) {
            return null;
        }
        if (layers.size() > 1) {
            throw function.wrong("Layers", "more than one");
        }
        return resources
                .ofType("AWS::Serverless::LayerVersion")
                .filter(it -> arn(it).equals(layers.getFirst()))
                .map(it -> folder.resolve(it.text("ContentUri")))
                .findFirst()
                .orElseThrow(() -> function.wrong("Layers", "not a layer of this template"));
    }

    private TableSpec table(Properties table) {
        Map<String, String> types = new LinkedHashMap<>();
        table.maps("AttributeDefinitions").forEach(it -> types.put(it.text("AttributeName"), it.text("AttributeType")));
        return new TableSpec(
                table.logicalId(),
                arn(table),
                table.maps("KeySchema").stream()
                        .map(it -> new TableSpec.Key(
                                it.text("AttributeName"),
                                types.getOrDefault(it.text("AttributeName"), "undefined"),
                                it.text("KeyType")))
                        .toList(),
                table.map("TimeToLiveSpecification").text("AttributeName"));
    }

    private StateMachineSpec stateMachine(Properties machine) {
        return new StateMachineSpec(
                machine.logicalId(),
                arn(machine),
                machine.text("Type"),
                folder.resolve(machine.text("DefinitionUri")),
                machine.texts("DefinitionSubstitutions"));
    }

    private List<SecretSpec> secrets() {
        Map<String, String> rotations = new LinkedHashMap<>();
        resources
                .ofType("AWS::SecretsManager::RotationSchedule")
                .forEach(it -> rotations.put(it.text("SecretId"), rotator(it)));
        return resources
                .ofType("AWS::SecretsManager::Secret")
                .map(it -> new SecretSpec(it.logicalId(), arn(it), it.text("SecretString"), rotations.get(arn(it))))
                .toList();
    }

    private String rotator(Properties schedule) {
        String wanted = schedule.text("RotationLambdaARN");
        return resources
                .ofType(ResolvedResources.FUNCTION)
                .map(Properties::logicalId)
                .filter(it -> names.attribute(it, "Arn", schedule.place()).equals(wanted))
                .findFirst()
                .orElseThrow(() -> schedule.wrong("RotationLambdaARN", "not a function of this template"));
    }

    private String arn(Properties resource) {
        return names.ref(resource.logicalId(), resource.place()).toString();
    }
}
