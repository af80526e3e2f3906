package dev.twoticks.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import dev.twoticks.local.clock.MovableClock;
import dev.twoticks.local.http.HttpFront;
import dev.twoticks.local.lambda.Invocation;
import dev.twoticks.local.template.Deployment;
import dev.twoticks.local.template.ServiceTemplate;
import dev.twoticks.local.template.TemplateFile;
import dev.twoticks.local.twilio.InboxMessage;
import dev.twoticks.local.twilio.SimulatorConfig;
import dev.twoticks.local.twilio.TwilioSimulator;
import dev.twoticks.local.twilio.scenario.Channel;
import dev.twoticks.localstack.LocalStack;
import dev.twoticks.policy.YamlPolicySource;
import dev.twoticks.verification.code.VerificationId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;

/// The service as `sam build` made it and CloudFormation deployed it to LocalStack: packaged functions, policy layer,
/// table, secrets and state machine. Twilio is simulated on this machine. Time is real.
///
/// LocalStack serves no HTTP APIs; local mode's front stands in for API Gateway and calls the functions' aliases.
final class DeployedService implements AutoCloseable {

    static final String CLIENT = "demo-server";

    private static final String SECRET = "demo-server-secret-change-me";
    private static final String STACK = "two-ticks";
    private static final String REGION = "us-east-1";
    private static final int WHATSAPP_A_MINUTE = 20;
    private static final List<String> STEPS = List.of("createSecret", "setSecret", "testSecret", "finishSecret");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SecureRandom random = new SecureRandom();
    private final MovableClock clock = new MovableClock(Clock.systemUTC());
    private final SfnClient workflow;
    private final DynamoDbClient database;
    private final SecretsManagerClient secrets;
    private final Map<String, String> resources;
    private final DeployedFunctions functions;
    private final TwilioSimulator twilio;
    private final Client client;
    private final URI api;

    private DeployedService(LocalStack localStack, SamBuild build) {
        try {
            started.push(threads::shutdownNow);
            started.push(clock);
            workflow = closing(localStack.client(SfnClient.builder()));
            database = closing(localStack.client(DynamoDbClient.builder()));
            secrets = closing(localStack.client(SecretsManagerClient.builder()));
            // containers reach this machine by another address than loopback
            HttpServer twilioServer = server(new InetSocketAddress(0));
            HttpServer front = server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            api = Servers.address(front);
            Map<String, String> parameters = Map.of(
                    "PublicUrl",
                    api.toString(),
                    "TwilioApiUrl",
                    "http://" + LocalStack.HOST + ":"
                            + twilioServer.getAddress().getPort());
            ServiceTemplate template =
                    TemplateFile.read(Repository.template()).resolve(Deployment.local(REGION, parameters));
            Path policy = Objects.requireNonNull(
                    template.function("StartVerification").layer(), "StartVerification has no policy layer");
            SimulatedAccount account =
                    SimulatedAccount.of(YamlPolicySource.read(policy).senders(), random);
            twilio = closing(new TwilioSimulator(
                    new SimulatorConfig(
                            account.account(),
                            account.senders(),
                            WHATSAPP_A_MINUTE,
                            new SimulatorConfig.Handset(() -> api, CLIENT, clock::advance)),
                    clock,
                    random));
            resources = build.deploy(localStack.endpoint(), STACK, parameters);
            functions = closing(new DeployedFunctions(localStack, resources));
            client = closing(new Client(api, Duration.ofMinutes(5)));
            fill(account);
            template.secrets().stream()
                    .filter(it -> it.rotatedBy() != null)
                    .forEach(it -> makeKeys(id(it.logicalId()), Objects.requireNonNull(it.rotatedBy())));
            Servers.serve(twilioServer, twilio.handler());
            Servers.serve(front, new HttpFront(template, functions, clock));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Deploys it, has its keys made, and returns when every function has answered once.
    static DeployedService on(LocalStack localStack, SamBuild build) {
        DeployedService service = new DeployedService(localStack, build);
        try {
            new WarmUp(service).run();
            return service;
        } catch (RuntimeException | AssertionError e) {
            service.close();
            throw e;
        }
    }

    Client.Answer post(String path, Map<String, String> members) {
        return send("POST", path, JSON.valueToTree(members).toString());
    }

    /// As the confidential application.
    Client.Answer send(String method, String path, String body) {
        String basic = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        return client.send(
                method, path, body, Map.of("content-type", "application/json", "authorization", "Basic " + basic));
    }

    /// As anybody.
    Client.Answer get(String path) {
        return client.send("GET", path, "", Map.of());
    }

    Client.Answer start(String number) {
        return post("/verifications", Map.of("phone_number", number, "purpose", "sign_in"));
    }

    Client.Answer check(String id, String code) {
        return post("/verifications/" + id + "/checks", Map.of("code", code));
    }

    URI api() {
        return api;
    }

    TwilioSimulator twilio() {
        return twilio;
    }

    DeployedFunctions functions() {
        return functions;
    }

    /// A number's messages, newest first.
    List<InboxMessage> inbox(String number, Channel channel) {
        return twilio.inbox(number).stream()
                .filter(it -> it.channel() == channel)
                .toList();
    }

    /// The code of the first message that a number is handed over this channel.
    String code(String number, Channel channel) {
        return Await.until("a message by " + channel, () -> inbox(number, channel), it -> !it.isEmpty())
                .getLast()
                .text()
                .replaceAll("^\\D*(\\d{6})\\b.*", "$1");
    }

    /// The word that each delivery's status is, by `1-1`.
    Map<String, String> deliveries(String id) {
        Map<String, AttributeValue> item = database.getItem(request -> request.tableName(id("Attempts"))
                        .consistentRead(true)
                        .key(Map.of("pk", AttributeValue.fromS("VERIFICATION#" + ref(id)))))
                .item();
        return Objects.requireNonNull(item.get("deliveries"), "deliveries").m().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        it -> Objects.requireNonNull(it.getValue().m().get("status"), "status")
                                .s()));
    }

    /// The only execution that a verification has, as it is now.
    DeployedRun run(String id) {
        ExecutionListItem execution =
                workflow
                        .listExecutionsPaginator(request -> request.stateMachineArn(id("Delivery")))
                        .executions()
                        .stream()
                        .filter(it -> it.name().startsWith(ref(id)))
                        .collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
        var now = workflow.describeExecution(request -> request.executionArn(execution.executionArn()));
        return new DeployedRun(
                now.status(),
                now.error(),
                now.output(),
                workflow
                        .getExecutionHistoryPaginator(request ->
                                request.executionArn(execution.executionArn()).includeExecutionData(true))
                        .events()
                        .stream()
                        .toList());
    }

    /// The same, when it has ended.
    DeployedRun ended(String id) {
        return Await.until("the end of the workflow", () -> run(id), DeployedRun::over);
    }

    static String ref(String id) {
        return VerificationId.parse(id).orElseThrow().ref().hex();
    }

    private void fill(SimulatedAccount account) {
        secrets.putSecretValue(
                request -> request.secretId(id("TwilioCredentials")).secretString(account.secret()));
    }

    /// CloudFormation's schedule does nothing in LocalStack. RotateSecret attaches an empty version as AWS does, but
    /// then names the secret instead of giving its ARN, which the function refuses: the four steps are called here.
    private void makeKeys(String secret, String function) {
        secrets.rotateSecret(request -> request.secretId(secret)
                .rotationLambdaARN(id(function))
                .rotationRules(rules -> rules.automaticallyAfterDays(1000L)));
        String version =
                secrets.describeSecret(request -> request.secretId(secret)).versionIdsToStages().entrySet().stream()
                        .filter(it -> it.getValue().contains("AWSPENDING"))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
        for (String step : STEPS) {
            String event = JSON.valueToTree(Map.of("SecretId", secret, "ClientRequestToken", version, "Step", step))
                    .toString();
            if (functions.invoke(function, event) instanceof Invocation.Failed failed) {
                throw new IllegalStateException(step + ": " + failed.errorMessage());
            }
        }
    }

    /// A resource's physical id.
    private String id(String logicalId) {
        return Objects.requireNonNull(resources.get(logicalId), logicalId);
    }

    private HttpServer server(InetSocketAddress address) {
        try {
            HttpServer server = HttpServer.create(address, 0);
            server.setExecutor(threads);
            started.push(() -> server.stop(0));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T extends AutoCloseable> T closing(T thing) {
        started.push(thing);
        return thing;
    }

    @Override
    public void close() {
        started.forEach(it -> {
            try {
                it.close();
            } catch (Exception e) {
                throw new IllegalStateException("cannot be ended", e);
            }
        });
    }
}
