package dev.twoticks.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.twoticks.verification.code.VerificationId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A snapshot is taken after a function's constructor and many functions start from it: nothing that is secret,
/// unique or dated may be made before.
final class SnapshotTest {

    private static final Set<String> UNIQUE_OR_DATED = Set.of(
            "java.security.SecureRandom",
            "java.util.Random",
            "java.util.UUID",
            "java.util.concurrent.ThreadLocalRandom",
            "java.time.Instant",
            "java.time.Clock",
            "java.lang.System");

    static Stream<Consumer<Service>> functions() {
        return Stream.of(
                Service::startVerification,
                Service::readVerification,
                Service::checkCode,
                Service::resendCode,
                Service::cancelVerification,
                Service::sendCode,
                Service::giveUp,
                Service::recordReceipt,
                Service::receiptReader,
                Service::publicKeys);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_function_that_is_made_has_asked_nobody_anything_taken_no_time_and_drawn_nothing(Consumer<Service> function)
            throws Exception {
        AtomicInteger requests = new AtomicInteger();
        AtomicInteger draws = new AtomicInteger();
        AtomicInteger times = new AtomicInteger();
        HttpServer aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        aws.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.close();
        });
        aws.start();
        try {
            function.accept(new Service(
                    environment(aws.getAddress().getPort()),
                    new CountingClock(times),
                    new CountingRandom(draws),
                    line -> {}));
        } finally {
            aws.stop(0);
        }
        assertThat(requests).hasValue(0);
        assertThat(draws).hasValue(0);
        assertThat(times).hasValue(0);
    }

    /// The counting itself works.
    @Test
    void what_is_asked_later_is_counted() {
        AtomicInteger draws = new AtomicInteger();
        AtomicInteger times = new AtomicInteger();
        VerificationId.random(new CountingRandom(draws));
        new CountingClock(times).instant();
        assertThat(draws.get()).isPositive();
        assertThat(times.get()).isPositive();
    }

    @Test
    void no_static_initialiser_makes_anything_unique_or_dated() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.twoticks");
        List<String> found = classes.stream()
                .map(JavaClass::getStaticInitializer)
                .flatMap(it -> it.stream())
                .flatMap(SnapshotTest::uniqueOrDated)
                .toList();
        assertThat(found).isEmpty();
    }

    /// Whoever starts from the same memory must not draw the same ids. A copied generator stands for a restored one;
    /// that
    /// one with its seed in memory repeats itself shows that the copying is true.
    @Test
    void two_functions_from_one_snapshot_never_give_the_same_id() throws Exception {
        SecureRandom before = new SecureRandom();
        before.nextBytes(new byte[16]);
        SecureRandom seeded = SecureRandom.getInstance("SHA1PRNG");
        seeded.nextBytes(new byte[16]);

        assertThat(ids(restored(seeded), restored(seeded))).hasSize(10_000);
        assertThat(ids(restored(before), restored(before))).hasSize(20_000);
    }

    private static Set<String> ids(RandomGenerator one, RandomGenerator other) {
        Set<String> ids = new HashSet<>();
        for (int n = 0; n < 10_000; n++) {
            ids.add(VerificationId.random(one).reveal());
            ids.add(VerificationId.random(other).reveal());
        }
        return ids;
    }

    @SuppressWarnings("BanSerializableRead") // of bytes that were written the line before
    private static SecureRandom restored(SecureRandom snapshot) throws Exception {
        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(memory)) {
            out.writeObject(snapshot);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(memory.toByteArray()))) {
            return (SecureRandom) in.readObject();
        }
    }

    @Test
    void a_missing_setting_is_said_before_the_snapshot() {
        assertThatThrownBy(() ->
                        new Service(Map.of(), Clock.systemUTC(), new SecureRandom(), line -> {}).startVerification())
                .hasMessageContaining("TABLE_NAME");
    }

    private static Stream<String> uniqueOrDated(JavaStaticInitializer initialiser) {
        return ((JavaCodeUnit) initialiser)
                .getCallsFromSelf().stream()
                        .filter(call ->
                                UNIQUE_OR_DATED.contains(call.getTargetOwner().getFullName()))
                        .filter(call -> !call.getName().equals("parse")
                                && !call.getName().equals("ofEpochSecond"))
                        .map(call -> call.getOriginOwner().getName() + " calls "
                                + call.getTarget().getFullName());
    }

    private static Map<String, String> environment(int port) {
        Map<String, String> environment = new HashMap<>();
        for (Setting setting : Setting.values()) {
            environment.put(setting.name(), "arn:aws:of:us-east-1:000000000000:" + setting.name());
        }
        environment.put(Setting.AWS_REGION.name(), "us-east-1");
        environment.put(Setting.PUBLIC_URL.name(), "https://verify.example.com");
        environment.put(Setting.TWILIO_API_URL.name(), "http://localhost:" + port);
        environment.put(
                Setting.POLICY_DIRECTORY.name(),
                Path.of("..", "infrastructure", "policy").toString());
        environment.put("AWS_ENDPOINT_URL", "http://localhost:" + port);
        return environment;
    }

    private static final class CountingRandom extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final transient AtomicInteger draws;

        CountingRandom(AtomicInteger draws) {
            this.draws = draws;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            draws.incrementAndGet();
            super.nextBytes(bytes);
        }
    }

    private static final class CountingClock extends Clock {

        private final AtomicInteger times;

        CountingClock(AtomicInteger times) {
            this.times = times;
        }

        @Override
        public Instant instant() {
            times.incrementAndGet();
            return Instant.EPOCH;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
