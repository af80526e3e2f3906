package dev.twoticks.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import dev.twoticks.jwt.JwtVerificationTokens;
import dev.twoticks.jwt.SigningKeysSource.SigningKeys;
import dev.twoticks.verification.TokenClaims;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.key.Seal;
import dev.twoticks.verification.key.Sealed;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Functions that have each cached the secrets at another time start, send, check and publish while all keys rotate,
/// much faster than they ever will. What a function does with keys is done here with the real ones; what the table and
/// the provider do is not.
final class RotationUnderLoadTest {

    private static final String NUMBER = "+2348031234567";
    private static final boolean EXHAUSTIVE = Boolean.getBoolean("test.exhaustive");
    private static final Duration STEP = Duration.ofMinutes(3);
    private static final Duration RUN = Duration.ofHours(EXHAUSTIVE ? 24 * 10 : 15);
    private static final int STARTS_A_STEP = EXHAUSTIVE ? 4 : 1;
    private static final Duration OPENED_FOR = Duration.ofHours(24);

    private final HandClock clock = new HandClock();
    private final Rotations rotations = new Rotations(clock);
    private final SecureRandom random = new SecureRandom();
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private final Set<String> codeKeys = ConcurrentHashMap.newKeySet();
    private final Set<String> dataKeys = ConcurrentHashMap.newKeySet();
    private final Set<String> algorithms = ConcurrentHashMap.newKeySet();
    private final Set<String> signingKeys = ConcurrentHashMap.newKeySet();

    private record Started(Ref ref, Sealed phone, Instant at) {}

    private record Sent(Started started, String codeKeyId, Code code) {}

    private record Later(Instant due, Runnable act) {}

    private record Function(KeyRing keys, JwtVerificationTokens tokens) {}

    private final Queue<Later> later = new ConcurrentLinkedQueue<>();

    @Test
    void no_check_fails_and_no_token_is_unverifiable_while_every_key_rotates() throws Exception {
        rotations.rotate(Rotations.CODE);
        rotations.rotate(Rotations.PHONE);
        rotations.rotate(Rotations.SIGNING, SigningAlgorithm.RS256);
        List<Function> functions = Stream.generate(this::function).limit(6).toList();
        List<RelyingParty> parties = parties(functions);
        List<SigningAlgorithm> kinds =
                List.of(SigningAlgorithm.ES256, SigningAlgorithm.RS256, SigningAlgorithm.ES256, SigningAlgorithm.ES256);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int step = 0; STEP.multipliedBy(step).compareTo(RUN) < 0; step++) {
                int now = step;
                List<Callable<Boolean>> work = new ArrayList<>(due());
                for (int n = 0; n < STARTS_A_STEP; n++) {
                    work.add(() -> run(() -> start(functions, parties)));
                }
                every(step, Duration.ofMinutes(63), Rotations.CODE, work, SigningAlgorithm.RS256);
                every(step, Duration.ofMinutes(66), Rotations.PHONE, work, SigningAlgorithm.RS256);
                every(step, Duration.ofMinutes(243), Rotations.SIGNING, work, kinds.get(now * 3 / 243 % kinds.size()));
                threads.invokeAll(work);
                clock.advance(STEP);
            }
        }

        assertThat(errors).isEmpty();
        assertThat(codeKeys).hasSizeGreaterThan(8);
        assertThat(dataKeys).hasSizeGreaterThan(8);
        assertThat(signingKeys).hasSizeGreaterThan(2);
        assertThat(algorithms).containsExactlyInAnyOrder("RS256", "ES256");
    }

    private void every(
            int step, Duration period, String secret, List<Callable<Boolean>> work, SigningAlgorithm algorithm) {
        if (step > 0 && STEP.multipliedBy(step).toMinutes() % period.toMinutes() == 0) {
            work.add(() -> run(() -> rotations.rotate(secret, algorithm)));
        }
    }

    private void start(List<Function> functions, List<RelyingParty> parties) {
        Ref ref = VerificationId.random(random).ref();
        Sealed phone = Seal.close(any(functions).keys().currentPhoneDataKey(), ref.hex(), NUMBER, random);
        dataKeys.add(phone.keyId());
        Started started = new Started(ref, phone, clock.instant());
        Sent sent = send(started, any(functions));
        // its last second is the worst: the key it was sent with may have been followed by another
        for (Duration age : List.of(Duration.ZERO, Duration.ofMinutes(9))) {
            after(age, () -> check(sent, any(functions), parties));
        }
        after(OPENED_FOR, () -> open(started, any(functions)));
    }

    private Sent send(Started started, Function function) {
        String codeKeyId = function.keys().currentCodeKey().id();
        codeKeys.add(codeKeyId);
        open(started, function);
        return new Sent(started, codeKeyId, Code.derive(function.keys().codeKey(codeKeyId), started.ref()));
    }

    private void check(Sent sent, Function function, List<RelyingParty> parties) {
        open(sent.started(), function);
        Code derived = Code.derive(
                function.keys().codeKey(sent.codeKeyId()), sent.started().ref());
        if (!derived.matches(sent.code())) {
            errors.add("a right code was wrong");
        }
        String token = function.tokens()
                .signer()
                .sign(new TokenClaims(
                        "subject", "client", "id", clock.instant(), new Purpose("sign_in"), null, NUMBER, false));
        signingKeys.add(JWT.decode(token).getKeyId());
        algorithms.add(JWT.decode(token).getAlgorithm());
        verify(token, parties);
        after(TokenClaims.LIFE.plusMinutes(1), () -> verify(token, parties));
    }

    private void verify(String token, List<RelyingParty> parties) {
        parties.forEach(party -> party.objection(token).ifPresent(errors::add));
    }

    private void open(Started started, Function function) {
        Sealed phone = started.phone();
        if (!Seal.open(
                        function.keys().phoneDataKey(phone.keyId()),
                        started.ref().hex(),
                        phone)
                .equals(NUMBER)) {
            errors.add("another number");
        }
    }

    private void after(Duration age, Runnable act) {
        later.add(new Later(clock.instant().plus(age), act));
    }

    private List<Callable<Boolean>> due() {
        List<Later> ripe =
                later.stream().filter(it -> !clock.instant().isBefore(it.due())).toList();
        later.removeAll(ripe);
        return ripe.stream().<Callable<Boolean>>map(it -> () -> run(it.act())).toList();
    }

    private boolean run(Runnable act) {
        try {
            act.run();
            return true;
        } catch (RuntimeException e) {
            errors.add(e.toString());
            return false;
        }
    }

    private Function function() {
        SecretsManagerSigningKeys signing = new SecretsManagerSigningKeys(rotations.secrets, Rotations.SIGNING, clock);
        return new Function(
                rotations.ring(), new JwtVerificationTokens(URI.create("https://verify.example.com"), () -> {
                    SigningKeyPairs pairs = signing.keys();
                    return new SigningKeys(pairs.current(), pairs.pairs());
                }));
    }

    private static Function any(List<Function> functions) {
        return functions.get(ThreadLocalRandom.current().nextInt(functions.size()));
    }

    /// Of those that cache for as long as the answer says, those that cache as API Gateway does, and those that do so
    /// behind an HTTP cache.
    private List<RelyingParty> parties(List<Function> functions) {
        return List.of(
                new RelyingParty("an hour", Duration.ofHours(1), () -> published(functions), clock),
                new RelyingParty("two hours", Duration.ofHours(2), () -> published(functions), clock),
                new RelyingParty(
                        "two hours behind a cache",
                        Duration.ofHours(2),
                        new RelyingParty("cache", Duration.ofHours(1), () -> published(functions), clock),
                        clock));
    }

    private static List<Map<String, String>> published(List<Function> functions) {
        return any(functions).tokens().publicKeys();
    }
}
