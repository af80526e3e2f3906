package dev.twoticks.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.twoticks.config.Service;
import dev.twoticks.config.Setting;
import dev.twoticks.local.http.HttpFront;
import dev.twoticks.local.lambda.LocalFunctions;
import dev.twoticks.local.secrets.SecretsManagerEndpoint;
import dev.twoticks.local.template.Deployment;
import dev.twoticks.local.template.FunctionSpec;
import dev.twoticks.local.template.ServiceTemplate;
import dev.twoticks.local.template.TemplateFile;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The first seconds of a deployment, before the keys are made; and the stage's throttle, with a clock that
/// stands.
final class KeysNotReadyTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);

    private final Servers servers = new Servers();
    private final ServiceTemplate template = TemplateFile.read(Repository.template())
            .resolve(Deployment.local(
                    "us-east-1",
                    Map.of("PublicUrl", "http://localhost:1", "RequestBurst", "3", "RequestsPerSecond", "1")));
    private final HttpServer aws = servers.bind("the AWS endpoints", 0);
    private final HttpServer api = servers.bind("the API", 0);
    private final LocalFunctions functions = new LocalFunctions(
            template.functions().stream()
                    .filter(it -> List.of("Keys", "StartVerification").contains(it.logicalId()))
                    .toList(),
            this::service);
    private final Client client = new Client(Servers.address(api));

    @BeforeEach
    void start() {
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        SecretsManagerEndpoint secrets = new SecretsManagerEndpoint();
        template.secrets().forEach(it -> secrets.put(it.arn(), it.initial()));
        Servers.serve(aws, secrets);
        Servers.serve(api, new HttpFront(template, functions, CLOCK));
    }

    @AfterEach
    void close() {
        client.close();
        functions.close();
        servers.close();
    }

    @Test
    void until_keys_are_made_the_service_says_that_it_is_starting() {
        for (Client.Answer answer :
                List.of(client.send("GET", "/.well-known/jwks.json", "", Map.of()), client.start("+2348031231101"))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("starting");
            assertThat(answer.header("retry-after")).isEqualTo("10");
            assertThat(answer.header("cache-control")).isEqualTo("no-store");
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        }
    }

    @Test
    void more_at_once_than_the_stage_admits_is_answered_as_the_gateway_does() {
        for (int i = 0; i < 3; i++) {
            assertThat(client.send("GET", "/.well-known/jwks.json", "", Map.of())
                            .status())
                    .isEqualTo(503);
        }
        Client.Answer answer = client.send("GET", "/.well-known/jwks.json", "", Map.of());
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text()).isEqualTo("{\"message\":\"Too Many Requests\"}");
    }

    private Service service(FunctionSpec function) {
        Map<String, String> environment = new HashMap<>(function.environment());
        environment.computeIfPresent(Setting.POLICY_DIRECTORY.name(), (_, _) -> String.valueOf(function.layer()));
        environment.put(Setting.AWS_REGION.name(), "us-east-1");
        environment.put("AWS_ENDPOINT_URL", Servers.address(aws).toString());
        return new Service(environment, CLOCK, new SecureRandom(), line -> {});
    }
}
