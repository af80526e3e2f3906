package dev.twoticks.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.twoticks.config.Service;
import dev.twoticks.config.Setting;
import dev.twoticks.local.lambda.Invocation;
import dev.twoticks.local.lambda.LocalFunctions;
import dev.twoticks.local.template.Deployment;
import dev.twoticks.local.template.FunctionSpec;
import dev.twoticks.local.template.ServiceTemplate;
import dev.twoticks.local.template.TableSpec;
import dev.twoticks.local.template.TemplateFile;
import dev.twoticks.local.twilio.callback.Signature;
import dev.twoticks.verification.MovableTestClock;
import dev.twoticks.verification.code.VerificationId;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// The template's functions in this process, with everything they ask of others held up and counted on its way.
final class MeasuredFunctions implements AutoCloseable {

    private static final String PUBLIC_URL = "https://verify.example.com";
    private static final String SERVER = "Basic "
            + Base64.getEncoder()
                    .encodeToString("demo-server:demo-server-secret-change-me".getBytes(StandardCharsets.UTF_8));

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicInteger ADDRESS = new AtomicInteger();

    /// Of its own: what is remembered of the provider must not reach other tests.
    private final String table = "Trips-" + ADDRESS.incrementAndGet();

    private final MovableTestClock clock = new MovableTestClock(Instant.now());
    private final Trips trips = new Trips();
    private final List<PolicyFolder> policies = new ArrayList<>();
    private final BehindTheApi behind;
    private final Wire wire;
    private final LocalFunctions functions;

    MeasuredFunctions(LocalService service) throws IOException {
        behind = new BehindTheApi(service);
        wire = new Wire(trips, service.databaseEndpoint(), service.awsEndpoint());
        ServiceTemplate template = TemplateFile.read(Repository.template())
                .resolve(Deployment.local(
                        "us-east-1",
                        Map.of(
                                "PublicUrl",
                                PUBLIC_URL,
                                "TwilioApiUrl",
                                wire.address().toString())));
        behind.create(new TableSpec(
                "Trips", table, template.table().key(), template.table().ttlAttribute()));
        functions = new LocalFunctions(template.functions(), this::service);
    }

    private Service service(FunctionSpec function) {
        Map<String, String> environment = new HashMap<>(function.environment());
        environment.computeIfPresent(
                Setting.POLICY_DIRECTORY.name(),
                (_, _) -> policy(requireNonNull(function.layer())).toString());
        environment.computeIfPresent(Setting.TABLE_NAME.name(), (_, _) -> table);
        environment.put(Setting.AWS_REGION.name(), "us-east-1");
        environment.put("AWS_ENDPOINT_URL", wire.address().toString());
        return new Service(environment, clock, new SecureRandom(), _ -> {});
    }

    /// The shipped files with budgets that these many sends do not use up.
    private Path policy(Path layer) {
        policies.add(PolicyFolder.copyOf(layer, "http://localhost:8081", LocalOptions.quiet()));
        return policies.getLast().path();
    }

    /// A verification under way, and its id.
    record Sent(String id) {

        String ref() {
            return VerificationId.parse(id).orElseThrow().ref().hex();
        }
    }

    Trips trips() {
        return trips;
    }

    /// The code of the newest message.
    String code() {
        return wire.code();
    }

    /// Whether the provider takes our credentials.
    void refuseCredentials(boolean refuse) {
        wire.refuseCredentials(refuse);
    }

    void passes(Duration time) {
        clock.forward(time);
    }

    @Override
    public void close() {
        functions.close();
        policies.forEach(PolicyFolder::close);
        wire.close();
        behind.close();
    }

    static void answers(int status, JsonNode answer) {
        assertThat(answer.path("statusCode").asInt())
                .as(answer.path("body").asText())
                .isEqualTo(status);
    }

    JsonNode start() {
        String body = JSON.createObjectNode()
                .put("phone_number", Numbers.fresh("101"))
                .put("purpose", "sign_in")
                .toString();
        return http("StartVerification", "POST", "", body);
    }

    Sent started() {
        JsonNode answer = start();
        answers(201, answer);
        return new Sent(parsed(answer.path("body").asText()).path("id").asText());
    }

    Sent sent() {
        Sent started = started();
        send(started, 1, "whatsapp");
        return started;
    }

    /// Two tasks wait for their answers.
    Sent sentTwice() {
        Sent sent = sent();
        send(sent, 2, "sms");
        return sent;
    }

    Sent later(Sent sent) {
        clock.forward(Duration.ofSeconds(31));
        return sent;
    }

    void send(Sent to, int leg, String channel) {
        String task = JSON.createObjectNode()
                .put("ref", to.ref())
                .put("round", 1)
                .put("leg", leg)
                .put("channel", channel)
                .put("country", "NG")
                .put("taskToken", "token " + to.ref() + " " + leg)
                .toString();
        invoke("SendCode", task);
    }

    JsonNode check(Sent sent, String code) {
        return http("CheckCode", "POST", sent.id(), "{\"code\":\"" + code + "\"}");
    }

    JsonNode receipt(Sent sent, String status, String error) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("AccountSid", secret("account_sid"));
        fields.put("ChannelPrefix", "whatsapp");
        fields.put("To", "whatsapp:+2348030000000");
        fields.put("MessageSid", wire.messageId());
        fields.put("MessageStatus", status);
        if (!error.isEmpty()) {
            fields.put("ErrorCode", error);
        }
        String url = PUBLIC_URL + "/twilio/status?verification=" + sent.ref() + "&delivery=1-1";
        String form = fields.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        ObjectNode event = event("POST", "", form);
        event.withObjectProperty("headers").put("x-twilio-signature", Signature.of(secret("auth_token"), url, fields));
        event.withObjectProperty("queryStringParameters")
                .put("verification", sent.ref())
                .put("delivery", "1-1");
        return parsed(invoke("RecordReceipt", event.toString()));
    }

    private String secret(String member) {
        return parsed(behind.secret("TwilioCredentials")).path(member).asText();
    }

    JsonNode http(String function, String method, String id, String body) {
        return parsed(invoke(function, event(method, id, body).toString()));
    }

    /// From an address that no other request has.
    private static ObjectNode event(String method, String id, String body) {
        int address = ADDRESS.incrementAndGet();
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "2.0");
        event.putObject("headers").put("authorization", SERVER).put("content-type", "application/json");
        event.putObject("requestContext")
                .putObject("http")
                .put("method", method)
                .put("sourceIp", "198.18." + (address >> 8) + "." + (address & 0xff));
        if (!id.isEmpty()) {
            event.putObject("pathParameters").put("id", id);
        }
        event.put("body", body);
        event.put("isBase64Encoded", false);
        return event;
    }

    private String invoke(String function, String event) {
        return switch (functions.invoke(function, event)) {
            case Invocation.Returned(String json) -> json;
            case Invocation.Failed failed -> throw new AssertionError(function + ": " + failed);
        };
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }
}
