package dev.twoticks.local.simulation;

import dev.twoticks.verification.CheckResult;
import dev.twoticks.verification.Examples;
import dev.twoticks.verification.FixedPolicy;
import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.application.CodeChallenge;
import dev.twoticks.verification.application.CodeVerifier;
import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.idempotency.IdempotencyKey;
import dev.twoticks.verification.idempotency.KeptName;
import dev.twoticks.verification.idempotency.Repeatable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Whoever holds the id of one verification, and strangers who do not or only got hold of it.
final class Person {

    private static final CodeVerifier OTHER_VERIFIER = CodeVerifier.parse(
                    "a-verifier-that-somebody-else-has-made-up-for-himself")
            .orElseThrow();

    private static final Caller SHOP = new Caller(FixedPolicy.WEB, null, FixedPolicy.ORIGIN);
    private static final Caller UNBOUND = new Caller(FixedPolicy.BANK, null, FixedPolicy.ORIGIN);
    private static final Caller BANK = UNBOUND.showing(Examples.VERIFIER);
    private static final Caller SERVER = new Caller(FixedPolicy.SERVER, FixedPolicy.SERVER_SECRET, null);

    /// All applications that people come through.
    static final List<String> CLIENTS = List.of(FixedPolicy.WEB, FixedPolicy.BANK, FixedPolicy.SERVER);

    /// Few, so that different requests meet under one.
    private static final int KEYS = 3;

    private static final List<Caller> STRANGERS = List.of(
            SERVER,
            SHOP,
            new Caller(FixedPolicy.WEB, null, "https://elsewhere.example"),
            new Caller(FixedPolicy.SERVER, "another secret", null),
            new Caller(null, null, null).showing(OTHER_VERIFIER),
            UNBOUND,
            UNBOUND.showing(OTHER_VERIFIER),
            SHOP.showing(Examples.VERIFIER));

    private final World world;
    private final RandomGenerator random;
    private final Caller caller;
    private final VerificationId id;
    private @Nullable Code received;

    /// @param received the code, if it is known before any message
    Person(World world, RandomGenerator random, Caller caller, VerificationId id, @Nullable Code received) {
        this.world = world;
        this.random = random;
        this.caller = caller;
        this.id = id;
        this.received = received;
    }

    static Caller someApplication(RandomGenerator random) {
        return List.of(BANK, BANK, SHOP, SERVER).get(random.nextInt(4));
    }

    /// What a start of this caller is bound to.
    static @Nullable CodeChallenge challenge(Caller caller) {
        CodeVerifier verifier = caller.verifier();
        return verifier == null ? null : CodeChallenge.of(verifier);
    }

    VerificationId id() {
        return id;
    }

    /// Does several things over the life of the code, some of them at once.
    void live() {
        int acts = random.nextInt(1, 5);
        for (int act = 0; act < acts; act++) {
            int kind = random.nextInt(16);
            Duration moment = moment();
            int times = random.nextInt(4) == 0 ? random.nextInt(2, 9) : 1;
            IdempotencyKey key = key();
            for (int time = 0; time < times; time++) {
                act(kind, moment.plusMillis(random.nextInt(60)), key);
            }
            if (key != null && random.nextBoolean()) {
                act(kind, moment.plusMillis(random.nextInt(100_000)), key); // once more, as a client that was cut off
            }
        }
    }

    private @Nullable IdempotencyKey key() {
        return random.nextInt(3) == 0 ? new IdempotencyKey("check-" + random.nextInt(KEYS)) : null;
    }

    private void act(int kind, Duration at, @Nullable IdempotencyKey key) {
        switch (kind) {
            case 0, 1, 2, 3 -> typeWrong(at, key);
            case 4, 5, 6, 7 -> typeRight(at, key);
            case 8 -> cancel(at);
            case 9, 10, 11 -> resend(at);
            case 12 -> typeOfAnotherKey(at);
            default -> intrude(at, key);
        }
    }

    /// Some moment of the code's life, oftener one at which something else happens too.
    private Duration moment() {
        return switch (random.nextInt(8)) {
            case 0 -> Duration.ofMillis(random.nextInt(3_000));
            case 1 -> Duration.ofMillis(29_700 + random.nextInt(600)); // the next round may be asked for
            case 2, 3 -> Duration.ofMillis(59_600 + random.nextInt(1_500)); // WhatsApp's wait ends
            case 4 -> Duration.ofMillis(599_000 + random.nextInt(1_300)); // the code ends
            case 5 -> Duration.ofMillis(random.nextInt(660_000));
            default -> Duration.ofMillis(random.nextInt(120_000));
        };
    }

    /// A message has come.
    void receive(Code code) {
        received = code;
        if (world.byChance() && random.nextInt(5) < 2) {
            Duration reading = Duration.ofMillis(random.nextInt(500, 30_000));
            int times = random.nextInt(5) == 0 ? 2 : 1;
            IdempotencyKey key = key();
            for (int time = 0; time < times; time++) {
                typeRight(reading.plusMillis(random.nextInt(30)), key);
            }
        }
    }

    void typeWrong(Duration later) {
        typeWrong(later, null);
    }

    /// The same wrong code under the same key.
    private void typeWrong(Duration later, @Nullable IdempotencyKey key) {
        int digits = key == null
                ? random.nextInt(1_000_000)
                : Math.floorMod(key.text().hashCode(), 1_000_000);
        Code wrong = Code.parse(String.format("%06d", digits)).orElseThrow();
        check("check", later, () -> wrong, caller, false, key);
    }

    void typeRight(Duration later) {
        typeRight(later, null);
    }

    private void typeRight(Duration later, @Nullable IdempotencyKey key) {
        check("check", later, () -> received, caller, true, key);
    }

    /// The code as it would be under the newest key, which is not the one it was made with after a rotation.
    private void typeOfAnotherKey(Duration later) {
        check("check", later, () -> Code.derive(world.keys().currentCodeKey(), id.ref()), caller, false, null);
    }

    void cancel(Duration later) {
        world.request("cancel", true, later, () -> world.service().cancels().cancel(id, asking(caller)));
    }

    void resend(Duration later) {
        boolean sms = random.nextInt(4) == 0;
        world.request("resend", true, later, () -> world.service().resends().resend(id, asking(caller), sms));
    }

    private void intrude(Duration later, @Nullable IdempotencyKey key) {
        List<Caller> others =
                STRANGERS.stream().filter(it -> !it.equals(caller)).toList();
        Caller other = others.get(random.nextInt(others.size()));
        VerificationId guessed = VerificationId.random(random);
        switch (random.nextInt(5)) {
            case 0 -> check("stranger", later, () -> received, other, true, key);
            case 1 ->
                world.request(
                        "stranger",
                        false,
                        later,
                        () -> world.service().cancels().cancel(id, asking(other)));
            case 2 ->
                world.request(
                        "stranger",
                        false,
                        later,
                        () -> world.service().resends().resend(id, asking(other), true));
            case 3 ->
                world.request(
                        "stranger",
                        false,
                        later,
                        () -> world.service().cancels().cancel(guessed, asking(caller)));
            default -> world.foreignReceipt(id.ref(), later);
        }
    }

    private interface Typing {
        @Nullable
        Code code();
    }

    private void check(
            String name,
            Duration later,
            Typing typing,
            Caller asks,
            boolean fromMessage,
            @Nullable IdempotencyKey key) {
        world.request(name, asks.equals(caller), later, () -> {
            Code code = typing.code();
            if (code == null) {
                return;
            }
            Invocation running = world.running();
            running.asks(asks, world.now());
            running.types(code, fromMessage);
            Repeatable request = key == null ? null : Repeatable.of(key, code.reveal());
            running.repeats(name(key), request);
            CheckResult result = world.service().checks().check(id, asking(asks), code, world.taken(request));
            world.answered(running, id.ref(), result);
        });
    }

    private @Nullable KeptName name(@Nullable IdempotencyKey key) {
        return key == null ? null : KeptName.ofCheck(Objects.requireNonNull(caller.clientId()), id.ref(), key);
    }

    private Caller asking(Caller asks) {
        return world.bug().caller(asks, caller);
    }
}
