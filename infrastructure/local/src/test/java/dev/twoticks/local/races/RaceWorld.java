package dev.twoticks.local.races;

import dev.twoticks.local.clock.VirtualTimers;
import dev.twoticks.local.workflow.ExecutionDescription;
import dev.twoticks.local.workflow.WorkflowEngine;
import dev.twoticks.local.workflow.language.DefinitionSubstitutions;
import dev.twoticks.local.workflow.language.StateMachineDefinition;
import dev.twoticks.stepfunctions.StepFunctionsDeliveryTasks;
import dev.twoticks.stepfunctions.StepFunctionsDeliveryWorkflow;
import dev.twoticks.verification.CancelVerification;
import dev.twoticks.verification.CheckCode;
import dev.twoticks.verification.CodeMessages;
import dev.twoticks.verification.DeliveryTasks;
import dev.twoticks.verification.DeliveryWorkflow;
import dev.twoticks.verification.ErasePhone;
import dev.twoticks.verification.Examples;
import dev.twoticks.verification.FixedKeyRing;
import dev.twoticks.verification.FixedPolicy;
import dev.twoticks.verification.GiveUp;
import dev.twoticks.verification.InMemoryRequestWindows;
import dev.twoticks.verification.InMemoryVerificationStore;
import dev.twoticks.verification.PhoneTrace;
import dev.twoticks.verification.RecordReceipt;
import dev.twoticks.verification.RecordingEventLog;
import dev.twoticks.verification.RecordingMessageRecords;
import dev.twoticks.verification.RecordingTokens;
import dev.twoticks.verification.ResendCode;
import dev.twoticks.verification.ScriptedCodeSender;
import dev.twoticks.verification.SendCode;
import dev.twoticks.verification.StartRequest;
import dev.twoticks.verification.StartResult;
import dev.twoticks.verification.StartVerification;
import dev.twoticks.verification.Surroundings;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.Delivery;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.Receipt;
import dev.twoticks.verification.phone.PhoneKey;
import dev.twoticks.verification.phone.PhoneNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// One verification's whole service on one thread: the use cases over the store in memory, the service's own
/// adapters on the engine, and the machine that is shipped. The same seed does exactly the same again.
final class RaceWorld {

    static final Caller SHOP = new Caller(FixedPolicy.WEB, null, FixedPolicy.ORIGIN);
    static final String NUMBER = "+2348031234567";
    static final String GIVE_UP = "arn:aws:lambda:eu-west-1:000000000000:function:GiveUp:live";

    /// How long WhatsApp may stay silent in [FixedPolicy].
    static final Duration WAIT = Duration.ofSeconds(60);

    private static final String SEND = "arn:aws:lambda:eu-west-1:000000000000:function:SendCode:live";
    private static final String MACHINE = "arn:aws:states:eu-west-1:000000000000:stateMachine:Delivery";
    private static final StateMachineDefinition SHIPPED = StateMachineDefinition.parse(
            new DefinitionSubstitutions(Map.of("SendCodeFunctionArn", SEND, "GiveUpFunctionArn", GIVE_UP))
                    .applyTo(shippedText()));

    final VirtualTimers timers = new VirtualTimers(Examples.NOW);
    final List<String> commits = new ArrayList<>();
    final ScriptedCodeSender sender = new ScriptedCodeSender();
    final RecordingEventLog events = new RecordingEventLog();
    final Random random;
    final HookedStore hooks;

    private final Functions functions;
    private final WorkflowEngine engine;
    private final DeliveryTasks tasks;
    private final DeliveryWorkflow workflow;
    private final VerificationStore store;
    private final FixedPolicy policy = new FixedPolicy();
    private final InMemoryRequestWindows windows = new InMemoryRequestWindows();
    private final FixedKeyRing keys = new FixedKeyRing();
    private final Surroundings surroundings;
    final VerificationId id;

    RaceWorld(long seed, Mutation mutation) {
        random = new Random(seed);
        surroundings = new Surroundings(timers.clock(), random, events);
        InMemoryVerificationStore memory = new InMemoryVerificationStore(
                Examples.PROVIDER, (write, subject) -> commits.add(write + " " + subject));
        hooks = new HookedStore(mutation.store(memory, commits));
        store = hooks.store();
        functions = new Functions(timers, random, this::sendCode, () -> new GiveUp(store, events));
        engine = new WorkflowEngine(timers, functions, random);
        engine.deploy(MACHINE, SHIPPED);
        EngineClient client = new EngineClient(engine);
        tasks = new StepFunctionsDeliveryTasks(client);
        workflow = mutation.workflow(new StepFunctionsDeliveryWorkflow(client, MACHINE));
        id = start();
    }

    private VerificationId start() {
        StartRequest request =
                new StartRequest(SHOP, NUMBER, null, null, null, Examples.SIGN_IN, null, false, null, null, null);
        StartResult result = new StartVerification(store, workflow, policy, keys, windows, surroundings).start(request);
        if (result instanceof StartResult.Started started) {
            return started.id();
        }
        throw new AssertionError("not started: " + result);
    }

    SendCode sendCode() {
        return new SendCode(store, tasks, sender, new CodeMessages(policy, keys), policy, keys, surroundings);
    }

    /// Asks for the first round's execution once more.
    void startWorkflowAgain() {
        workflow.start(id.ref(), 1, read().round().plan());
    }

    /// Runs a function once more that the machine has called before.
    void callAgain() {
        functions.callAgain();
    }

    void approve() {
        Code code = Code.derive(FixedKeyRing.key(Examples.CODE_KEY), id.ref());
        new CheckCode(store, tasks, policy, keys, new RecordingTokens(), windows, surroundings).check(id, SHOP, code);
    }

    void cancel() {
        new CancelVerification(store, tasks, policy, surroundings).cancel(id, SHOP);
    }

    void erase() {
        new ErasePhone(store, tasks, new RecordingMessageRecords(), policy, keys, surroundings)
                .erase(NUMBER, List.of());
    }

    void resend() {
        new ResendCode(store, workflow, tasks, policy, keys, windows, surroundings).resend(id, SHOP, false);
    }

    /// A receipt for a delivery, if it was claimed.
    void receipt(DeliveryId delivery, DeliveryStatus status, @Nullable Failure failure) {
        store.find(id.ref())
                .flatMap(it -> it.delivery(delivery))
                .ifPresent(it -> new RecordReceipt(store, tasks, policy, surroundings)
                        .record(new Receipt(id.ref(), delivery, it.channel(), status, failure, messageId(it))));
    }

    private static String messageId(Delivery delivery) {
        String known = delivery.messageId();
        return known == null ? "message " + delivery.id() : known;
    }

    Verification read() {
        return store.find(id.ref()).orElseThrow();
    }

    /// What the table holds of the number.
    PhoneTrace trace() {
        return store.trace(PhoneKey.of(keys.phoneIndexKey(), PhoneNumber.known(NUMBER)));
    }

    long smsSent() {
        return sender.sent().stream().filter(it -> it.channel() == Channel.SMS).count();
    }

    /// Lets time pass until a minute after the code's end.
    void passTheCodesLife() {
        timers.advance(Duration.between(
                timers.now(), Examples.NOW.plus(Verification.LIFE).plus(Duration.ofSeconds(60))));
    }

    List<ExecutionDescription> stillWaiting() {
        return engine.running();
    }

    /// How the rounds have ended, the newest first.
    List<String> ends() {
        return engine.executions(MACHINE).stream()
                .map(it -> it.status() + " " + it.output())
                .toList();
    }

    private static String shippedText() {
        try {
            return Files.readString(Path.of("..", "delivery.asl.json"));
        } catch (IOException e) {
            throw new AssertionError("tests run in the module's folder", e);
        }
    }
}
