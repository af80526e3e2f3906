package dev.twoticks.local.simulation;

import dev.twoticks.verification.CheckResult;
import dev.twoticks.verification.Examples;
import dev.twoticks.verification.FixedPolicy;
import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.application.CodeChallenge;
import dev.twoticks.verification.application.CodeVerifier;
import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.code.VerificationId;
import java.time.Duration;
import java.util.List;
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

    Person(World world, RandomGenerator random, Caller caller, VerificationId id) {
        this.world = world;
        this.random = random;
        this.caller = caller;
        this.id = id;
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
            for (int time = 0; time < times; time++) {
                act(kind, moment.plusMillis(random.nextInt(60)));
            }
        }
    }

    private void act(int kind, Duration at) {
        switch (kind) {
            case 0, 1, 2, 3 -> typeWrong(at);
            case 4, 5, 6, 7 -> typeRight(at);
            case 8 -> cancel(at);
            case 9, 10, 11 -> resend(at);
            case 12 -> typeOfAnotherKey(at);
            default -> intrude(at);
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
            for (int time = 0; time < times; time++) {
                typeRight(reading.plusMillis(random.nextInt(30)));
            }
        }
    }

    void typeWrong(Duration later) {
        Code wrong =
                Code.parse(String.format("%06d", random.nextInt(1_000_000))).orElseThrow();
        check("check", later, () -> wrong, caller, false);
    }

    void typeRight(Duration later) {
        check("check", later, () -> received, caller, true);
    }

    /// The code as it would be under the newest key, which is not the one it was made with after a rotation.
    private void typeOfAnotherKey(Duration later) {
        check("check", later, () -> Code.derive(world.keys().currentCodeKey(), id.ref()), caller, false);
    }

    void cancel(Duration later) {
        world.request("cancel", true, later, () -> world.cancels().cancel(id, asking(caller)));
    }

    void resend(Duration later) {
        boolean sms = random.nextInt(4) == 0;
        world.request("resend", true, later, () -> world.resends().resend(id, asking(caller), sms));
    }

    private void intrude(Duration later) {
        List<Caller> others =
                STRANGERS.stream().filter(it -> !it.equals(caller)).toList();
        Caller other = others.get(random.nextInt(others.size()));
        VerificationId guessed = VerificationId.random(random);
        switch (random.nextInt(5)) {
            case 0 -> check("stranger", later, () -> received, other, true);
            case 1 ->
                world.request("stranger", false, later, () -> world.cancels().cancel(id, asking(other)));
            case 2 ->
                world.request("stranger", false, later, () -> world.resends().resend(id, asking(other), true));
            case 3 ->
                world.request("stranger", false, later, () -> world.cancels().cancel(guessed, asking(caller)));
            default -> world.foreignReceipt(id.ref(), later);
        }
    }

    private interface Typing {
        @Nullable
        Code code();
    }

    private void check(String name, Duration later, Typing typing, Caller asks, boolean fromMessage) {
        world.request(name, asks.equals(caller), later, () -> {
            Code code = typing.code();
            if (code == null) {
                return;
            }
            Invocation running = world.running();
            running.asks(asks, world.now());
            running.types(code, fromMessage);
            CheckResult result = world.checks().check(id, asking(asks), code);
            world.answered(running, id.ref(), result);
        });
    }

    private Caller asking(Caller asks) {
        return world.bug().caller(asks, caller);
    }
}
