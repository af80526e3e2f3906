package dev.twoticks.localstack;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.abort;

import com.github.dockerjava.api.exception.NotFoundException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/// One LocalStack for all test classes that register this, in profile `localstack`. Needs a container engine and
/// its image; a class that lacks one says what did not run and why, and is skipped. The image is never fetched.
public final class LocalStack implements BeforeAllCallback {

    /// This machine, as containers call it.
    public static final String HOST = "host.docker.internal";

    private final String tests;
    private final List<String> properties;
    private @Nullable HostedContainer container;

    private LocalStack(String tests, List<String> properties) {
        this.tests = tests;
        this.properties = properties;
    }

    /// One for a class of tests.
    ///
    /// @param tests what does not run without it, for the line that says so
    /// @param properties system properties without which they cannot run either
    public static LocalStack running(String tests, String... properties) {
        return new LocalStack(tests, List.of(properties));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        missing().ifPresent(this::skip);
        container = context.getRoot()
                .getStore(Namespace.create(LocalStack.class))
                .computeIfAbsent(HostedContainer.IMAGE, _ -> HostedContainer.start(), HostedContainer.class);
    }

    /// A client of one of its services.
    public <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(endpoint())
                .region(Region.of(region()))
                .credentialsProvider(StaticCredentialsProvider.create(credentials()))
                .build();
    }

    /// Where all of its services are, seen from this machine.
    public URI endpoint() {
        return started().getEndpoint();
    }

    String region() {
        return started().getRegion();
    }

    AwsBasicCredentials credentials() {
        return AwsBasicCredentials.create(started().getAccessKey(), started().getSecretKey());
    }

    private LocalStackContainer started() {
        return requireNonNull(container, "not started").started();
    }

    private Optional<String> missing() {
        Optional<String> property =
                properties.stream().filter(it -> System.getProperty(it) == null).findFirst();
        if (property.isPresent()) {
            return property.map(it -> "-D" + it + " is not given (CONTRIBUTING.md says how)");
        }
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.of("no container engine answers");
        }
        try {
            DockerClientFactory.instance()
                    .client()
                    .inspectImageCmd(HostedContainer.IMAGE)
                    .exec();
            return Optional.empty();
        } catch (NotFoundException _) {
            return Optional.of("the engine has no image " + HostedContainer.IMAGE);
        }
    }

    private void skip(String reason) {
        System.out.println("SKIPPED in LocalStack: " + tests + ": " + reason);
        abort(reason);
    }
}
