package dev.twoticks.local.workflow;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import com.sun.net.httpserver.HttpServer;
import dev.twoticks.local.clock.MovableClock;
import dev.twoticks.local.workflow.language.StateMachineDefinition;
import dev.twoticks.local.workflow.protocol.StepFunctionsEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/// The shipped state machine on moto's interpreter too: event by event, the same as on ours. Agreement is strong
/// evidence, though not AWS's own. Where moto is known to differ from AWS, a test says so and holds it to that.
final class SecondOpinionTest {

    private static final String PYTHON = "moto.python";

    private static final Deque<AutoCloseable> STARTED = new ArrayDeque<>();
    private static @Nullable Interpreter engine;
    private static @Nullable Interpreter moto;

    @BeforeAll
    static void start() throws IOException {
        String python = System.getProperty(PYTHON);
        if (python == null) {
            String reason = "-D" + PYTHON + " is not given (CONTRIBUTING.md says how)";
            System.out.println("SKIPPED on moto: the shipped state machine: " + reason);
            abort(reason);
            return;
        }
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        STARTED.push(threads::shutdownNow);
        engine = engine(threads);
        moto = moto(Path.of(python), threads);
    }

    @AfterAll
    static void end() throws Exception {
        while (!STARTED.isEmpty()) {
            STARTED.pop().close();
        }
    }

    static List<DeliveryScenario> scenarios() {
        return DeliveryScenario.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void both_write_the_same_history(DeliveryScenario scenario) {
        assertThat(onEngine().play(scenario).trace())
                .isEqualTo(onMoto().play(scenario).trace());
    }

    @Test
    void a_late_token_is_refused_by_both_by_moto_under_another_name() {
        DeliveryScenario late = new DeliveryScenario("late", "sms", List.of(new Turn.Silent()));
        assertThatThrownBy(() -> answerOf(onEngine(), late)).isInstanceOf(TaskTimedOutException.class);
        assertThatThrownBy(() -> answerOf(onMoto(), late)).isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void moto_alone_loses_why_a_task_failed() {
        DeliveryScenario refused = new DeliveryScenario(
                "refused", "whatsapp", List.of(new Turn.Refused("NextDelivery"), new Turn.Succeeds("delivered")));
        assertThat(failure(onEngine().play(refused)).taskFailedEventDetails().cause())
                .isEqualTo("scripted");
        assertThat(failure(onMoto().play(refused)).taskFailedEventDetails().cause())
                .isNull();
    }

    private static void answerOf(Interpreter interpreter, DeliveryScenario scenario) {
        String ref = interpreter.play(scenario).ref();
        String token = interpreter.functions().token(ref, 0).orElseThrow();
        interpreter.client().sendTaskSuccess(request -> request.taskToken(token).output("{}"));
    }

    private static HistoryEvent failure(Interpreter.Played played) {
        return played.history().stream()
                .filter(it -> it.type() == HistoryEventType.TASK_FAILED)
                .findFirst()
                .orElseThrow();
    }

    private static Interpreter engine(ExecutorService threads) throws IOException {
        ScenarioFunctions functions = new ScenarioFunctions();
        MovableClock clock = closing(new MovableClock(Clock.systemUTC()));
        WorkflowEngine engine = new WorkflowEngine(clock, functions, new Random(7));
        engine.deploy(EngineBench.MACHINE, StateMachineDefinition.parse(EngineBench.shipped()));
        HttpServer server = server(threads);
        server.createContext("/", new StepFunctionsEndpoint(engine));
        return new Interpreter(client(address(server)), EngineBench.MACHINE, functions);
    }

    private static Interpreter moto(Path python, ExecutorService threads) throws IOException {
        ScenarioFunctions functions = new ScenarioFunctions();
        HttpServer server = server(threads);
        server.createContext("/", functions);
        MotoServer moto = closing(MotoServer.start(python, server.getAddress().getPort()));
        SfnClient client = client(moto.endpoint());
        String machine = client.createStateMachine(request -> request.name("Delivery")
                        .definition(EngineBench.shipped())
                        .roleArn("arn:aws:iam::123456789012:role/Delivery"))
                .stateMachineArn();
        return new Interpreter(client, machine, functions);
    }

    private static SfnClient client(URI endpoint) {
        return closing(SfnClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build());
    }

    private static HttpServer server(ExecutorService threads) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        STARTED.push(() -> server.stop(0));
        return server;
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static <T extends AutoCloseable> T closing(T thing) {
        STARTED.push(thing);
        return thing;
    }

    private static Interpreter onEngine() {
        return requireNonNull(engine);
    }

    private static Interpreter onMoto() {
        return requireNonNull(moto);
    }
}
