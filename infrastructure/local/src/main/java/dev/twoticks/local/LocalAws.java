package dev.twoticks.local;

import com.sun.net.httpserver.HttpHandler;
import dev.twoticks.local.clock.MovableClock;
import dev.twoticks.local.database.DynamoDbLocal;
import dev.twoticks.local.database.Tables;
import dev.twoticks.local.lambda.Invocation;
import dev.twoticks.local.lambda.LocalFunctions;
import dev.twoticks.local.secrets.Rotation;
import dev.twoticks.local.secrets.SecretsManagerEndpoint;
import dev.twoticks.local.template.FunctionSpec;
import dev.twoticks.local.template.SecretSpec;
import dev.twoticks.local.template.ServiceTemplate;
import dev.twoticks.local.template.StateMachineSpec;
import dev.twoticks.local.workflow.FunctionAnswer;
import dev.twoticks.local.workflow.VirtualThreadInvoker;
import dev.twoticks.local.workflow.WorkflowEngine;
import dev.twoticks.local.workflow.language.DefinitionSubstitutions;
import dev.twoticks.local.workflow.language.StateMachineDefinition;
import dev.twoticks.local.workflow.protocol.StepFunctionsEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What AWS keeps for the service: the table, the secrets, the state machine; made from the template.
final class LocalAws implements AutoCloseable {

    /// DynamoDB Local takes any, of letters and digits only; everybody uses the same pair.
    private static final AwsBasicCredentials CREDENTIALS = AwsBasicCredentials.create("local", "local");

    private final ServiceTemplate template;
    private final DynamoDbLocal database = DynamoDbLocal.start();
    private final SecretsManagerEndpoint secrets = new SecretsManagerEndpoint();
    private final WorkflowEngine workflow;

    /// @param functions asked for when a workflow first calls one: they need this to be made
    LocalAws(ServiceTemplate template, MovableClock clock, Supplier<LocalFunctions> functions) {
        this.template = template;
        this.workflow = new WorkflowEngine(clock, invoker(template, functions), new SecureRandom());
        // The functions' clients find their credentials as they would on any machine.
        System.setProperty("aws.accessKeyId", CREDENTIALS.accessKeyId());
        System.setProperty("aws.secretAccessKey", CREDENTIALS.secretAccessKey());
    }

    /// Makes everything but the keys, which are made by a function.
    void deploy(String region) {
        try (DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(database.endpoint())
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(CREDENTIALS))
                .build()) {
            Tables.create(client, template.table());
        }
        template.secrets().forEach(secret -> secrets.put(secret.arn(), secret.initial()));
        StateMachineSpec machine = template.stateMachine();
        workflow.deploy(machine.arn(), definition(machine));
    }

    /// Rotates every secret that rotates: makes the keys, as a deployment does when it attaches the rotation, and more
    /// of
    /// them each time after.
    void rotate(LocalFunctions functions) {
        Rotation rotation = new Rotation(secrets, functions);
        template.secrets().stream()
                .filter(secret -> secret.rotatedBy() != null)
                .forEach(secret -> rotation.run(secret.arn(), Objects.requireNonNull(secret.rotatedBy())));
    }

    /// Writes a secret that people fill in.
    void fill(String logicalId, String value) {
        SecretSpec secret = template.secret(logicalId);
        secrets.put(secret.arn(), value);
    }

    WorkflowEngine workflow() {
        return workflow;
    }

    DynamoDbLocal database() {
        return database;
    }

    /// Step Functions and Secrets Manager behind one address, told apart by the operation's prefix.
    HttpHandler endpoint() {
        StepFunctionsEndpoint stepFunctions = new StepFunctionsEndpoint(workflow);
        return exchange -> {
            String target = String.valueOf(exchange.getRequestHeaders().getFirst("x-amz-target"));
            (target.startsWith("secretsmanager.") ? secrets : stepFunctions).handle(exchange);
        };
    }

    @Override
    public void close() {
        database.close();
    }

    private static StateMachineDefinition definition(StateMachineSpec machine) {
        try {
            return StateMachineDefinition.parse(new DefinitionSubstitutions(machine.substitutions())
                    .applyTo(Files.readString(machine.definition())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static VirtualThreadInvoker invoker(ServiceTemplate template, Supplier<LocalFunctions> functions) {
        Map<String, String> byArn =
                template.functions().stream().collect(Collectors.toMap(FunctionSpec::arn, FunctionSpec::logicalId));
        return new VirtualThreadInvoker((arn, payload) -> {
            String name = byArn.get(arn);
            if (name == null) {
                return new FunctionAnswer.Failed("Lambda.ResourceNotFoundException", "no function " + arn);
            }
            return switch (functions.get().invoke(name, payload)) {
                case Invocation.Returned(String json) -> new FunctionAnswer.Returned(json);
                case Invocation.Failed(String type, String message) -> new FunctionAnswer.Failed(type, message);
            };
        });
    }
}
