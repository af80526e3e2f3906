package dev.twoticks.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.twoticks.local.twilio.InboxMessage;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every secret rotates under the whole service, while people start, get messages and check.
@ExtendWith(SharedService.class)
final class KeyRotationTest {

    private static final int STARTS_A_MINUTE = 3;
    private static final int MINUTES = Boolean.getBoolean("test.exhaustive") ? 60 : 6;

    /// From the message to the check.
    private static final int PATIENCE = 3;

    private final LocalService service;
    private final Client client;
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Queue<String> tokens = new ConcurrentLinkedQueue<>();
    private final Deque<List<Started>> waiting = new ArrayDeque<>();

    private record Started(String number, String id) {}

    KeyRotationTest(LocalService service) {
        this.service = service;
        this.client = new Client(service.api());
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void no_check_fails_and_no_token_is_unverifiable_while_every_key_rotates() throws Exception {
        service.rotateKeys();
        pass(Duration.ofMinutes(60 - MINUTES / 2));
        load();
        Set<String> before = keys(tokens, published());
        pass(Duration.ofHours(1));
        // kept for two hours, as API Gateway does: the next key signs before they are over
        JWKSet kept = published();
        pass(Duration.ofMinutes(118 - MINUTES));
        tokens.clear();
        load();

        assertThat(failures).isEmpty();
        assertThat(keys(tokens, kept)).as("a key that signed since").anyMatch(it -> !before.contains(it));
    }

    /// Some minutes of starts and checks, and a rotation in each.
    private void load() throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (int minute = 0; minute < MINUTES; minute++) {
                List<Started> started = new ArrayList<>();
                Queue<Started> now = new ConcurrentLinkedQueue<>();
                List<Callable<Boolean>> work = new ArrayList<>();
                work.add(() -> run(service::rotateKeys));
                for (int n = 0; n < STARTS_A_MINUTE; n++) {
                    work.add(() -> run(() -> start(now)));
                }
                if (waiting.size() == PATIENCE) {
                    waiting.removeFirst().forEach(it -> work.add(() -> run(() -> check(it))));
                }
                threads.invokeAll(work);
                started.addAll(now);
                waiting.addLast(started);
                pass(Duration.ofMinutes(1));
            }
        }
        while (!waiting.isEmpty()) {
            waiting.removeFirst().forEach(this::check);
        }
    }

    private boolean run(Runnable act) {
        try {
            act.run();
            return true;
        } catch (RuntimeException e) {
            failures.add(e.toString());
            return false;
        }
    }

    private void start(Queue<Started> into) {
        String number = Numbers.fresh("101");
        Client.Answer answer = client.start(number);
        if (answer.status() == 201) {
            into.add(new Started(number, answer.id()));
        } else {
            failures.add("start: " + answer.status() + " " + answer.problem());
        }
    }

    private void check(Started started) {
        String code = service.twilio().inbox(started.number()).stream()
                .map(InboxMessage::code)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("no message");
        Client.Answer answer = client.check(started.id(), code);
        if (answer.status() == 200) {
            tokens.add(answer.body().path("token").asText());
        } else {
            failures.add("check: " + answer.status() + " " + answer.problem());
        }
    }

    private void pass(Duration time) {
        service.clock().advance(time);
    }

    private JWKSet published() throws ParseException {
        return JWKSet.parse(
                client.send("GET", "/.well-known/jwks.json", "", Map.of()).text());
    }

    /// The ids of the keys that the tokens verify with.
    private static Set<String> keys(Queue<String> tokens, JWKSet published) throws ParseException, JOSEException {
        Set<String> ids = new HashSet<>();
        for (String token : tokens) {
            JWSObject signed = JWSObject.parse(token);
            JWK key = published.getKeyByKeyId(signed.getHeader().getKeyID());
            assertThat(key).as("key " + signed.getHeader().getKeyID()).isNotNull();
            JWSVerifier verifier = new DefaultJWSVerifierFactory()
                    .createJWSVerifier(signed.getHeader(), ((AsymmetricJWK) key).toPublicKey());
            assertThat(signed.verify(verifier)).isTrue();
            ids.add(key.getKeyID());
        }
        assertThat(ids).isNotEmpty();
        return ids;
    }
}
