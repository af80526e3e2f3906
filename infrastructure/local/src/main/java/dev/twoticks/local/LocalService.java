package dev.twoticks.local;

import com.sun.net.httpserver.HttpServer;
import dev.twoticks.config.Service;
import dev.twoticks.config.Setting;
import dev.twoticks.local.clock.MovableClock;
import dev.twoticks.local.http.HttpFront;
import dev.twoticks.local.lambda.LocalFunctions;
import dev.twoticks.local.template.Deployment;
import dev.twoticks.local.template.FunctionSpec;
import dev.twoticks.local.template.ServiceTemplate;
import dev.twoticks.local.template.TemplateFile;
import dev.twoticks.local.twilio.SimulatorConfig;
import dev.twoticks.local.twilio.TwilioSimulator;
import dev.twoticks.policy.YamlPolicySource;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/// The whole service on one machine: the template's functions behind the template's routes, with the template's
/// table, secrets and state machine, and a simulated Twilio. Everything shares one clock that can be moved.
public final class LocalService implements AutoCloseable {

    private static final String REGION = "us-east-1";
    private static final String PROVIDER_SECRET = "TwilioCredentials";
    private static final String DEMO_CLIENT = "demo-web";

    /// More than Twilio allows, so that a demonstration with one number is not cut short.
    private static final int WHATSAPP_A_MINUTE = 20;

    private final MovableClock clock = new MovableClock(Clock.systemUTC());
    private final SecureRandom random = new SecureRandom();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final EventLines events;
    private final URI api;
    private final URI page;
    private final TwilioSimulator twilio;
    private final LocalAws aws;
    private final URI awsEndpoint;
    private final LocalFunctions functions;

    private LocalService(LocalOptions options) {
        events = new EventLines(options.lines());
        try {
            Servers servers = closing(new Servers());
            HttpServer apiServer = servers.bind("the API", options.port());
            HttpServer twilioServer = servers.bind("the simulated Twilio", options.twilioPort());
            HttpServer awsServer = servers.bind("the AWS endpoints", 0);
            api = Servers.address(apiServer);
            page = Servers.address(twilioServer);

            ServiceTemplate template = TemplateFile.read(Repository.template())
                    .resolve(Deployment.local(
                            REGION,
                            Map.of(
                                    "PublicUrl", api.toString(),
                                    "TwilioApiUrl", page.toString(),
                                    "AllowedOrigins", api + "," + page)));
            PolicyFolder policy = closing(PolicyFolder.copyOf(layer(template), page.toString(), options));
            SimulatedAccount account =
                    SimulatedAccount.of(YamlPolicySource.read(policy.path()).senders(), random);
            closing(clock);
            AtomicReference<LocalFunctions> made = new AtomicReference<>();
            awsEndpoint = Servers.address(awsServer);
            aws = closing(new LocalAws(template, clock, () -> Objects.requireNonNull(made.get())));
            aws.deploy(REGION);
            aws.fill(PROVIDER_SECRET, account.secret());
            functions = closing(new LocalFunctions(template.functions(), function -> service(function, policy.path())));
            made.set(functions);
            Servers.serve(awsServer, aws.endpoint());
            aws.rotate(functions);

            twilio = closing(new TwilioSimulator(
                    new SimulatorConfig(
                            account.account(),
                            account.senders(),
                            WHATSAPP_A_MINUTE,
                            new SimulatorConfig.Handset(() -> api, DEMO_CLIENT, clock::advance)),
                    clock,
                    random));
            Servers.serve(twilioServer, twilio.handler());
            Servers.serve(apiServer, new HttpFront(template, functions, clock));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Starts everything and returns when it answers.
    ///
    /// @throws IllegalStateException if it cannot be started, for instance because a port is taken
    public static LocalService start(LocalOptions options) {
        return new LocalService(options);
    }

    /// Where the API is.
    public URI api() {
        return api;
    }

    /// Where the simulated Twilio is, with the phone page at `/phone`.
    public URI page() {
        return page;
    }

    public MovableClock clock() {
        return clock;
    }

    public TwilioSimulator twilio() {
        return twilio;
    }

    /// The newest lines of the event log.
    public List<String> events() {
        return events.all();
    }

    /// Rotates the keys of every secret that rotates, as their schedules would.
    public void rotateKeys() {
        aws.rotate(functions);
    }

    /// Executions of the state machine that have not ended.
    public int runningExecutions() {
        return aws.workflow().running().size();
    }

    /// Step Functions and Secrets Manager, for tests that look behind the API.
    URI awsEndpoint() {
        return awsEndpoint;
    }

    /// DynamoDB, for tests that look behind the API.
    URI databaseEndpoint() {
        return aws.database().endpoint();
    }

    /// Ends everything that was started, the newest first; what cannot be ended does not keep the rest alive.
    @Override
    public void close() {
        IllegalStateException failed = new IllegalStateException("cannot be ended");
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                failed.addSuppressed(e);
            }
        }
        if (failed.getSuppressed().length > 0) {
            throw failed;
        }
    }

    /// A function's service: its environment from the template, and where AWS is on this machine.
    private Service service(FunctionSpec function, Path policy) {
        Map<String, String> environment = new HashMap<>(function.environment());
        environment.computeIfPresent(Setting.POLICY_DIRECTORY.name(), (name, opt) -> policy.toString());
        environment.put(Setting.AWS_REGION.name(), REGION);
        environment.put("AWS_ENDPOINT_URL", awsEndpoint.toString());
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", aws.database().endpoint().toString());
        return new Service(environment, clock, random, events);
    }

    private static Path layer(ServiceTemplate template) {
        return template.functions().stream()
                .map(FunctionSpec::layer)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("template.yaml has no policy layer"));
    }

    private <T extends AutoCloseable> T closing(T thing) {
        started.push(thing);
        return thing;
    }
}
