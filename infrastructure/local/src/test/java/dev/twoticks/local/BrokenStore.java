package dev.twoticks.local;

import com.sun.net.httpserver.HttpServer;
import dev.twoticks.config.Service;
import dev.twoticks.config.Setting;
import dev.twoticks.local.http.HttpFront;
import dev.twoticks.local.lambda.LocalFunctions;
import dev.twoticks.local.template.Deployment;
import dev.twoticks.local.template.FunctionSpec;
import dev.twoticks.local.template.ServiceTemplate;
import dev.twoticks.local.template.TemplateFile;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The functions of a running service once more, with a table that cannot be reached.
final class BrokenStore implements AutoCloseable {

    /// Nothing listens there.
    private static final String NOWHERE = "http://localhost:1";

    private static final Set<String> FUNCTIONS =
            Set.of("StartVerification", "ReadVerification", "CheckCode", "ResendCode", "CancelVerification");

    private final Servers servers = new Servers();
    private final Queue<String> events = new ConcurrentLinkedQueue<>();
    private final LocalService running;
    private final LocalFunctions functions;
    private final URI api;

    BrokenStore(LocalService running) {
        this.running = running;
        HttpServer server = servers.bind("the API", 0);
        api = Servers.address(server);
        ServiceTemplate template = TemplateFile.read(Repository.template())
                .resolve(Deployment.local("us-east-1", Map.of("PublicUrl", api.toString())));
        functions = new LocalFunctions(
                template.functions().stream()
                        .filter(it -> FUNCTIONS.contains(it.logicalId()))
                        .toList(),
                this::service);
        Servers.serve(server, new HttpFront(template, functions, running.clock()));
    }

    URI api() {
        return api;
    }

    List<String> events() {
        return List.copyOf(events);
    }

    private Service service(FunctionSpec function) {
        Map<String, String> environment = new HashMap<>(function.environment());
        environment.computeIfPresent(Setting.POLICY_DIRECTORY.name(), (_, _) -> String.valueOf(function.layer()));
        environment.put(Setting.AWS_REGION.name(), "us-east-1");
        environment.put("AWS_ENDPOINT_URL", running.awsEndpoint().toString());
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", NOWHERE);
        return new Service(environment, running.clock(), new SecureRandom(), events::add);
    }

    @Override
    public void close() {
        functions.close();
        servers.close();
    }
}
