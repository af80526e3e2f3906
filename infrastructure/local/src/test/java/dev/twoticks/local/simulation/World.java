package dev.twoticks.local.simulation;

import static dev.twoticks.local.simulation.Invariant.I15;

import dev.twoticks.local.clock.VirtualTimers;
import dev.twoticks.local.workflow.WorkflowEngine;
import dev.twoticks.verification.CheckResult;
import dev.twoticks.verification.Examples;
import dev.twoticks.verification.FixedKeyRing;
import dev.twoticks.verification.FixedPolicy;
import dev.twoticks.verification.InParallel;
import dev.twoticks.verification.StartRequest;
import dev.twoticks.verification.StartResult;
import dev.twoticks.verification.StoreUnavailableException;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.WorkflowUnavailableException;
import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.CodeMessage;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Receipt;
import dev.twoticks.verification.idempotency.Repeatable;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.key.UnknownKeyException;
import dev.twoticks.verification.plan.Senders;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The whole service for one number: the use cases over a store, the service's own adapters on the engine, the machine
/// that is shipped, a provider, people. All of it follows from a seed.
final class World implements Carrier.Reach {

    private static final Duration AFTER_THE_CODE = Duration.ofSeconds(60);

    private final VirtualTimers timers = new VirtualTimers(Examples.NOW);
    private final Scheduler scheduler = new Scheduler(timers);
    private final Judge judge;
    private final FixedKeyRing keys = new FixedKeyRing();
    private final Map<Ref, Person> people = new HashMap<>();

    /// Codes that have come, some before the answer to the start.
    private final Map<Ref, Code> arrived = new HashMap<>();
    private final RandomGenerator random;
    private final Setting setting;
    private final Watch watch;
    private final Canary canary;
    private final String number;
    private final Executions executions;
    private final VerificationStore store;
    private final Service service;
    private int rotations;

    World(Setting setting, Counts counts, boolean written) {
        this.setting = setting;
        random = new SplittableRandom(setting.seed());
        watch = new Watch(timers, counts, written);
        boolean british = !setting.calm() && random.nextInt(6) == 0;
        String national = british
                ? String.format(Locale.ROOT, "7400%06d", setting.seed() % 1_000_000)
                : String.format(Locale.ROOT, "803%07d", setting.seed() % 10_000_000);
        number = (british ? "+44" : "+234") + national;
        canary = new Canary(Set.of(national, TestPhone.NUMBER.substring(4)), watch);
        Bug bug = setting.bug().bug();
        Allowances allowed = setting.calm() ? Allowances.GENEROUS : Allowances.any(random);
        String provider = "carrier-" + setting.seed();
        Storage storage = setting.storage().apply(provider);
        judge = new Judge(watch, allowed, TestPhone.LISTED, timers::now, storage.names());
        BusyStore busy =
                new BusyStore(random, setting.calm() ? 0 : List.of(0, 12).get(random.nextInt(2)));
        store = new ObservedStore(bug.store(busy.of(storage.store())), judge, scheduler::running).store();
        Awaited awaited = new Awaited(scheduler, bug.fates(fates(), random), random, watch);
        int troubleIn = setting.calm() ? 0 : List.of(0, 15, 6).get(random.nextInt(3));
        Lambdas lambdas = new Lambdas(scheduler, timers, random, watch, troubleIn);
        WorkflowEngine engine = new WorkflowEngine(timers, lambdas, random);
        engine.deploy(Service.MACHINE, setting.bug().machine());
        executions = new Executions(engine, watch);
        service = Service.on(
                new Service.Ground(
                        awaited,
                        store,
                        storage.windows(),
                        engine,
                        lambdas,
                        new Carrier(provider, awaited, random, watch, this::posted, timers::now, this, setting.mood()),
                        policy(allowed, bug),
                        keys,
                        canary,
                        timers.clock(),
                        random),
                bug);
    }

    private FixedPolicy policy(Allowances allowed, Bug bug) {
        FixedPolicy policy = new FixedPolicy();
        allowed.into(policy, List.of(TestPhone.LISTED));
        bug.change(policy);
        if (!setting.calm() && random.nextInt(10) == 0) {
            policy.senders(new Senders(null, "+15005550006", Map.of(), "Two Ticks"));
        }
        return policy;
    }

    private Fates fates() {
        Fates said = setting.fates();
        if (said != null) {
            return said;
        }
        int faultIn = List.of(0, 60, 60, 60, 60, 15, 15, 4).get(random.nextInt(8));
        return faultIn == 0 ? Fates.kind() : Fates.random(random, faultIn);
    }

    /// Lets everything happen that is to.
    ///
    /// @throws Violation at the first invariant that does not hold
    void run() {
        try {
            setting.story().tell(this, random);
            scheduler.runOut(200_000);
            end();
        } finally {
            scheduler.abandon();
        }
    }

    List<String> lines() {
        return watch.lines();
    }

    Judge judge() {
        return judge;
    }

    VerificationStore store() {
        return store;
    }

    /// Whether people do what nobody has told them.
    boolean byChance() {
        return !setting.calm();
    }

    /// As which request one is taken.
    @Nullable
    Repeatable taken(@Nullable Repeatable asked) {
        return asked == null ? null : bug().repeatable(asked);
    }

    Bug bug() {
        return setting.bug().bug();
    }

    KeyRing keys() {
        return keys;
    }

    Service service() {
        return service;
    }

    String number() {
        return number;
    }

    Instant now() {
        return timers.now();
    }

    Invocation running() {
        return Objects.requireNonNull(scheduler.running());
    }

    /// What somebody does once a start is accepted.
    interface Accepted {
        void by(Person person);
    }

    void start(Duration later, Asking asking, Accepted then) {
        request("start", true, later, () -> {
            Caller caller = asking.caller();
            asking.by(running(), now());
            StartResult result = service.starts()
                    .start(
                            new StartRequest(
                                    caller,
                                    asking.number(),
                                    null,
                                    null,
                                    null,
                                    asking.purpose(),
                                    null,
                                    byChance() && random.nextInt(8) == 0,
                                    null,
                                    Person.challenge(caller),
                                    null),
                            taken(asking.repeatable()));
            watch.happened("start " + result.getClass().getSimpleName());
            if (result instanceof StartResult.Started started) {
                accepted(asking, started.id(), then);
            } else {
                judge.repeats().toldOtherwise(running(), result);
            }
        });
    }

    private void accepted(Asking asking, VerificationId id, Accepted then) {
        Ref ref = id.ref();
        judge.repeats().toldStarted(running(), ref);
        boolean test = asking.number().equals(TestPhone.NUMBER);
        Known known = judge.known(ref);
        Instant expiresAt = known.expiresAt;
        if (known.live(now())) {
            executions.accepted(ref, test);
        } // else it was cut off and is told when the code has ended, or while an operator erases it: nothing runs then
        if (people.containsKey(ref)) {
            return; // told once more, and to nobody new
        }
        Duration left =
                Duration.between(now(), expiresAt.plus(executions.late(known)).plus(AFTER_THE_CODE));
        timers.after(left.isNegative() ? Duration.ZERO : left, () -> executions.closed(ref));
        Person person = new Person(this, random, asking.caller(), id, test ? TestPhone.LISTED.code() : null);
        people.put(ref, person);
        then.by(person);
        Code early = arrived.get(ref);
        if (early != null) {
            person.receive(early);
        }
    }

    /// One HTTP request; who sends it may be answered 503, or never.
    void request(String name, boolean entitled, Duration later, Runnable body) {
        scheduler.start(later, new Invocation(name, entitled, () -> {
            try {
                InParallel.inTurn(body);
            } catch (RuntimeException e) {
                expectOutage(e);
                canary.scan("an exception", String.valueOf(e.getMessage()));
                watch.happened(name + " unavailable");
            } catch (Crash _) {
                watch.happened(name + " crashed");
            }
        }));
    }

    /// The outages that use cases may let out; anything else is a mistake of theirs, or of the simulation.
    static void expectOutage(RuntimeException thrown) {
        if (thrown instanceof UnknownKeyException) {
            throw new Violation(I15, String.valueOf(thrown.getMessage()));
        }
        if (!(thrown instanceof StoreUnavailableException || thrown instanceof WorkflowUnavailableException)) {
            throw thrown;
        }
    }

    /// A check's answer has reached whoever asked.
    void answered(Invocation by, Ref ref, CheckResult result) {
        watch.happened(by.name() + " " + result.getClass().getSimpleName());
        canary.scan("an answer", result.toString());
        switch (result) {
            case CheckResult.Incorrect(int left) -> judge.revealedWrong(by, ref, left);
            case CheckResult.Approved(String token) -> judge.revealedRight(by, ref, token);
            case CheckResult.AlreadyApproved _,
                    CheckResult.Canceled _,
                    CheckResult.Expired _,
                    CheckResult.Exhausted _,
                    CheckResult.NotFound _,
                    CheckResult.RateLimited _,
                    CheckResult.KeyReused _,
                    CheckResult.KeyInFlight _,
                    CheckResult.PhoneLimited _ -> judge.repeats().toldOtherwise(by, result);
        }
    }

    private void posted(CodeMessage message, Instant now) {
        judge.changes(scheduler.running(), "a message");
        judge.posted(message, now);
        canary.code(code(message).reveal());
        watch.happened("message " + message.channel());
    }

    /// As a person reads it.
    private static Code code(CodeMessage message) {
        return switch (message) {
            case CodeMessage.WhatsApp whatsapp -> whatsapp.code();
            case CodeMessage.Sms sms ->
                Code.parse(sms.text().replaceAll("^\\D*(\\d{6}).*$", "$1")).orElseThrow();
        };
    }

    @Override
    public void message(CodeMessage message, Duration later) {
        Code code = code(message);
        timers.after(later, () -> {
            arrived.put(message.ref(), code);
            Person person = people.get(message.ref());
            if (person != null) {
                person.receive(code);
            }
        });
    }

    @Override
    public void receipt(Receipt receipt, Duration later) {
        request("receipt", true, later, () -> {
            watch.happened(
                    "receipt " + service.receipts().record(receipt).getClass().getSimpleName());
        });
    }

    /// Well signed, and of nothing that we have sent.
    void foreignReceipt(Ref ref, Duration later) {
        boolean unknownRound = random.nextBoolean();
        Receipt foreign = new Receipt(
                unknownRound ? ref : VerificationId.random(random).ref(),
                new DeliveryId(9, 1),
                Channel.SMS,
                DeliveryStatus.DELIVERED,
                null,
                "SM0");
        request("stranger", false, later, () -> service.receipts().record(foreign));
    }

    /// The code key or the one that seals numbers changes; the ones before stay known.
    void rotateKeys(Duration later) {
        boolean code = random.nextBoolean();
        timers.after(later, () -> {
            rotations++;
            if (code) {
                watch.happened("code key rotated");
                keys.rotateCodeKey(Examples.CODE_KEY + "-" + rotations);
            } else {
                watch.happened("phone data key rotated");
                keys.rotatePhoneDataKey("phone-" + rotations);
            }
        });
    }

    /// An operator opens the number's locks.
    void unlock(Duration later, @Nullable Purpose only) {
        request("operator", true, later, () -> service.unlocks().unlock(number, only));
    }

    /// An operator erases the number.
    void erase(Duration later) {
        request("operator", true, later, () -> service.erases().erase(number, List.of()));
    }

    /// What holds once nothing more happens.
    private void end() {
        judge.erasures().hold();
        judge.verifications().forEach(it -> {
            executions.closed(it.ref);
            // a later start deletes what can no longer be read
            store.find(it.ref).ifPresent(found -> canary.scan("the table", found.toString()));
        });
        executions.scan(canary);
    }
}
