package dev.twoticks.localstack;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.BindMode;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/// LocalStack's container, whose functions reach this machine.
record HostedContainer(LocalStackContainer started) implements AutoCloseable {

    /// The last one that starts without a token.
    static final String IMAGE = "localstack/localstack:4.14.0";

    private static final String HOST_ADDRESS = "host-gateway";
    private static final String OUR_JAVA = "/opt/java";
    private static final String PATH = "PATH=";

    static HostedContainer start() {
        LocalStackContainer container = new LocalStackContainer(DockerImageName.parse(IMAGE))
                .withExtraHost(LocalStack.HOST, HOST_ADDRESS)
                // for functions that get containers of their own, as in the stock image, on whatever machine this is
                .withEnv("LAMBDA_DOCKER_FLAGS", "--add-host " + LocalStack.HOST + ":" + HOST_ADDRESS)
                .withEnv("LAMBDA_IGNORE_ARCHITECTURE", "1");
        List<String> environment = environment();
        if (environment.contains("LAMBDA_RUNTIME_EXECUTOR=process")) {
            lendJava(container, environment);
        }
        container.start();
        return new HostedContainer(container);
    }

    /// An image that runs functions as its own children gives them its own Java, which may lack modules that
    /// Lambda's has; this process's stands in front of it.
    private static void lendJava(LocalStackContainer container, List<String> environment) {
        String path = environment.stream()
                .filter(it -> it.startsWith(PATH))
                .map(it -> it.substring(PATH.length()))
                .findFirst()
                .orElse("/usr/local/bin:/usr/bin:/bin");
        container
                .withFileSystemBind(System.getProperty("java.home"), OUR_JAVA, BindMode.READ_ONLY)
                .withEnv("PATH", OUR_JAVA + "/bin:" + path);
    }

    private static List<String> environment() {
        return Stream.ofNullable(DockerClientFactory.instance()
                        .client()
                        .inspectImageCmd(IMAGE)
                        .exec()
                        .getConfig())
                .flatMap(config -> Stream.of(requireNonNullElse(config.getEnv(), new String[0])))
                .toList();
    }

    @Override
    public void close() {
        started.stop();
    }
}
