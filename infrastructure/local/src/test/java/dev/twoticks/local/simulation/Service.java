package dev.twoticks.local.simulation;

import dev.twoticks.local.workflow.WorkflowEngine;
import dev.twoticks.stepfunctions.StepFunctionsDeliveryTasks;
import dev.twoticks.stepfunctions.StepFunctionsDeliveryWorkflow;
import dev.twoticks.verification.CancelVerification;
import dev.twoticks.verification.CheckCode;
import dev.twoticks.verification.CodeMessages;
import dev.twoticks.verification.DeliveryTasks;
import dev.twoticks.verification.DeliveryWorkflow;
import dev.twoticks.verification.ErasePhone;
import dev.twoticks.verification.EventLog;
import dev.twoticks.verification.FixedPolicy;
import dev.twoticks.verification.GiveUp;
import dev.twoticks.verification.RecordReceipt;
import dev.twoticks.verification.RecordingTokens;
import dev.twoticks.verification.ResendCode;
import dev.twoticks.verification.SendCode;
import dev.twoticks.verification.StartVerification;
import dev.twoticks.verification.Surroundings;
import dev.twoticks.verification.UnlockPhone;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.limit.RequestWindows;
import java.time.Clock;
import java.util.random.RandomGenerator;

/// The use cases over a store, and the service's own adapters on the engine. Whatever they call is far away.
///
/// @param receipts what the provider says
record Service(
        StartVerification starts,
        CheckCode checks,
        ResendCode resends,
        CancelVerification cancels,
        RecordReceipt receipts,
        UnlockPhone unlocks,
        ErasePhone erases) {

    static final String MACHINE = "arn:aws:states:eu-west-1:000000000000:stateMachine:Delivery";

    /// What a service is made on, its bug in it.
    record Ground(
            Awaited awaited,
            VerificationStore store,
            RequestWindows windows,
            WorkflowEngine engine,
            Lambdas lambdas,
            Carrier carrier,
            FixedPolicy policy,
            KeyRing keys,
            EventLog events,
            Clock clock,
            RandomGenerator random) {}

    static Service on(Ground ground, Bug bug) {
        Awaited awaited = ground.awaited();
        FixedPolicy policy = ground.policy();
        EventLog events = ground.events();
        VerificationStore store = AwaitedPort.of(VerificationStore.class, ground.store(), "store", awaited);
        RequestWindows windows =
                AwaitedPort.of(RequestWindows.class, bug.windows(ground.windows()), "windows", awaited);
        AwaitedWorkflow client = new AwaitedWorkflow(ground.engine(), awaited);
        DeliveryTasks tasks = AwaitedWorkflow.inTurn(new StepFunctionsDeliveryTasks(client));
        DeliveryWorkflow workflow = bug.workflow(new StepFunctionsDeliveryWorkflow(client, MACHINE));
        KeyRing keys = bug.keys(ground.keys());
        Surroundings around = new Surroundings(ground.clock(), ground.random(), events);
        Surroundings checking = new Surroundings(bug.clock(ground.clock()), ground.random(), events);
        ground.lambdas()
                .deploy(
                        new SendCode(
                                store,
                                tasks,
                                bug.sender(ground.carrier(), events),
                                new CodeMessages(policy, keys),
                                policy,
                                keys,
                                around),
                        new GiveUp(store, events));
        return new Service(
                new StartVerification(store, workflow, policy, keys, windows, around),
                new CheckCode(store, tasks, policy, keys, new RecordingTokens(), windows, checking),
                new ResendCode(store, workflow, tasks, policy, keys, windows, around),
                new CancelVerification(store, tasks, policy, around),
                new RecordReceipt(store, tasks, policy, around),
                new UnlockPhone(store, policy, keys, events),
                new ErasePhone(store, tasks, ground.carrier(), policy, keys, around));
    }
}
