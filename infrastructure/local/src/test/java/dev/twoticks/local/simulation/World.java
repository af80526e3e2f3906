package dev.twoticks.local.simulation;

import static dev.twoticks.local.simulation.Invariant.I15;
import static dev.twoticks.local.simulation.Invariant.I9;

import dev.twoticks.local.clock.VirtualTimers;
import dev.twoticks.local.workflow.ExecutionDescription;
import dev.twoticks.local.workflow.WorkflowEngine;
import dev.twoticks.stepfunctions.StepFunctionsDeliveryTasks;
import dev.twoticks.stepfunctions.StepFunctionsDeliveryWorkflow;
import dev.twoticks.verification.CancelVerification;
import dev.twoticks.verification.CheckCode;
import dev.twoticks.verification.CheckResult;
import dev.twoticks.verification.CodeMessages;
import dev.twoticks.verification.DeliveryTasks;
import dev.twoticks.verification.DeliveryWorkflow;
import dev.twoticks.verification.Examples;
import dev.twoticks.verification.FixedKeyRing;
import dev.twoticks.verification.FixedPolicy;
import dev.twoticks.verification.GiveUp;
import dev.twoticks.verification.InParallel;
import dev.twoticks.verification.RecordReceipt;
import dev.twoticks.verification.RecordingTokens;
import dev.twoticks.verification.ResendCode;
import dev.twoticks.verification.SendCode;
import dev.twoticks.verification.StartRequest;
import dev.twoticks.verification.StartResult;
import dev.twoticks.verification.StartVerification;
import dev.twoticks.verification.StoreUnavailableException;
import dev.twoticks.verification.Surroundings;
import dev.twoticks.verification.UnlockPhone;
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
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.key.UnknownKeyException;
import dev.twoticks.verification.limit.RequestWindows;
import dev.twoticks.verification.plan.Senders;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The whole service for one number: the use cases over a store, the service's own adapters on the engine, the machine
/// that is shipped, a provider, people. All of it follows from a seed.
final class World implements Carrier.Reach {

    private static final String MACHINE = "arn:aws:states:eu-west-1:000000000000:stateMachine:Delivery";
    private static final Duration AFTER_THE_CODE = Duration.ofSeconds(60);

    private final VirtualTimers timers = new VirtualTimers(Examples.NOW);
    private final Scheduler scheduler = new Scheduler(timers);
    private final Judge judge;
    private final FixedPolicy policy = new FixedPolicy();
    private final FixedKeyRing keys = new FixedKeyRing();
    private final Map<Ref, Person> people = new HashMap<>();
    private final RandomGenerator random;
    private final Setting setting;
    private final Watch watch;
    private final Canary canary;
    private final String number;
    private final WorkflowEngine engine;
    private final VerificationStore store;
    private final StartVerification starts;
    private final CheckCode checks;
    private final ResendCode resends;
    private final CancelVerification cancels;
    private final RecordReceipt receipts;
    private final UnlockPhone unlocks;
    private int rotations;

    World(Setting setting, Counts counts, boolean written) {
        this.setting = setting;
        random = new SplittableRandom(setting.seed());
        watch = new Watch(timers, counts, written);
        Allowances allowed = setting.calm() ? Allowances.GENEROUS : Allowances.any(random);
        allowed.into(policy);
        judge = new Judge(watch, allowed);
        boolean british = !setting.calm() && random.nextInt(6) == 0;
        String national = british
                ? String.format(Locale.ROOT, "7400%06d", setting.seed() % 1_000_000)
                : String.format(Locale.ROOT, "803%07d", setting.seed() % 10_000_000);
        number = (british ? "+44" : "+234") + national;
        canary = new Canary(national, watch);
        if (!setting.calm() && random.nextInt(10) == 0) {
            policy.senders(new Senders(null, "+15005550006", Map.of(), "Two Ticks"));
        }
        int troubleIn = setting.calm() ? 0 : List.of(0, 15, 6).get(random.nextInt(3));
        int faultIn = List.of(0, 60, 60, 60, 60, 15, 15, 4).get(random.nextInt(8));
        Fates fates =
                setting.fates() != null ? setting.fates() : faultIn == 0 ? Fates.kind() : Fates.random(random, faultIn);
        PlantedBug bug = setting.bug();
        Awaited awaited = new Awaited(scheduler, bug.fates(fates, random), random, watch);
        String provider = "carrier-" + setting.seed();
        Storage storage = setting.storage().apply(provider);
        store = new ObservedStore(bug.store(storage.store()), judge, scheduler::running).store();
        VerificationStore far = AwaitedPort.of(VerificationStore.class, store, "store", awaited);
        Lambdas lambdas = new Lambdas(scheduler, timers, random, watch, troubleIn);
        engine = new WorkflowEngine(timers, lambdas, random);
        engine.deploy(MACHINE, bug.machine());
        RequestWindows windows =
                AwaitedPort.of(RequestWindows.class, bug.windows(storage.windows()), "windows", awaited);
        AwaitedWorkflow client = new AwaitedWorkflow(engine, awaited);
        DeliveryTasks tasks = AwaitedWorkflow.inTurn(new StepFunctionsDeliveryTasks(client));
        DeliveryWorkflow workflow = bug.workflow(new StepFunctionsDeliveryWorkflow(client, MACHINE));
        KeyRing ring = bug.keys(keys);
        Surroundings around = new Surroundings(timers.clock(), random, canary);
        Surroundings checking = new Surroundings(bug.clock(timers.clock()), random, canary);
        Carrier carrier =
                new Carrier(provider, awaited, random, watch, this::posted, timers::now, this, setting.mood());
        starts = new StartVerification(far, workflow, policy, ring, windows, around);
        checks = new CheckCode(far, tasks, policy, ring, new RecordingTokens(), windows, checking);
        resends = new ResendCode(far, workflow, tasks, policy, ring, windows, around);
        cancels = new CancelVerification(far, tasks, policy, around);
        receipts = new RecordReceipt(far, tasks, policy, around);
        unlocks = new UnlockPhone(far, policy, ring, canary);
        lambdas.deploy(
                new SendCode(
                        far, tasks, bug.sender(carrier, canary), new CodeMessages(policy, ring), policy, ring, around),
                new GiveUp(far, canary));
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

    PlantedBug bug() {
        return setting.bug();
    }

    KeyRing keys() {
        return keys;
    }

    CheckCode checks() {
        return checks;
    }

    ResendCode resends() {
        return resends;
    }

    CancelVerification cancels() {
        return cancels;
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

    void start(Duration later, Caller caller, Purpose purpose, Accepted then) {
        request("start", true, later, () -> {
            running().asks(caller, now());
            StartResult result = starts.start(new StartRequest(
                    caller,
                    number,
                    null,
                    null,
                    null,
                    purpose,
                    null,
                    random.nextInt(8) == 0,
                    null,
                    Person.challenge(caller),
                    null));
            watch.happened("start " + result.getClass().getSimpleName());
            if (result instanceof StartResult.Started started) {
                VerificationId id = started.id();
                accepted(id);
                Person person = new Person(this, random, caller, id);
                people.put(id.ref(), person);
                then.by(person);
            }
        });
    }

    private void accepted(VerificationId id) {
        require(!executions(id.ref()).isEmpty(), "accepted and never run");
        Instant latest = judge.known(id.ref()).expiresAt.plus(AFTER_THE_CODE);
        timers.after(Duration.between(timers.now(), latest), () -> closed(id.ref()));
    }

    private void closed(Ref ref) {
        for (ExecutionDescription execution : executions(ref)) {
            require(execution.stoppedAt() != null, execution.name() + " is open a minute after the code's end");
            watch.happened("execution " + end(execution));
        }
    }

    /// The outcome that a task was told, the error's name, or silence.
    private static String end(ExecutionDescription execution) {
        String output = execution.output();
        if (output == null) {
            return execution.status() + " " + execution.error();
        }
        return output.contains("\"outcome\"") ? output.replaceAll("\\W|outcome", "") : "silence";
    }

    private List<ExecutionDescription> executions(Ref ref) {
        return engine.executions(MACHINE).stream()
                .filter(it -> it.name().startsWith(ref.hex()))
                .toList();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(I9, otherwise);
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
            case CheckResult.Incorrect _ -> judge.revealedWrong(by, ref);
            case CheckResult.Approved(String token) -> judge.revealedRight(ref, token);
            case CheckResult.AlreadyApproved _,
                    CheckResult.Canceled _,
                    CheckResult.Expired _,
                    CheckResult.Exhausted _,
                    CheckResult.NotFound _,
                    CheckResult.RateLimited _,
                    CheckResult.KeyReused _,
                    CheckResult.KeyInFlight _,
                    CheckResult.PhoneLimited _ -> {
                // reveals nothing
            }
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
            Person person = people.get(message.ref());
            if (person != null) {
                person.receive(code);
            }
        });
    }

    @Override
    public void receipt(Receipt receipt, Duration later) {
        request("receipt", true, later, () -> {
            watch.happened("receipt " + receipts.record(receipt).getClass().getSimpleName());
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
        request("stranger", false, later, () -> receipts.record(foreign));
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
        request("operator", true, later, () -> unlocks.unlock(number, only));
    }

    /// What holds once nothing more happens.
    private void end() {
        judge.verifications().forEach(it -> {
            closed(it.ref);
            // a later start deletes what can no longer be read
            store.find(it.ref).ifPresent(found -> canary.scan("the table", found.toString()));
        });
        for (ExecutionDescription execution : engine.executions(MACHINE)) {
            canary.scan("an execution's input", execution.input());
            engine.history(execution.executionArn())
                    .forEach(event -> event.details().values().forEach(it -> canary.scan("a history", it.toString())));
        }
    }
}
