package dev.twoticks.local.workflow;

import dev.twoticks.local.clock.VirtualTimers;
import dev.twoticks.local.workflow.language.DefinitionSubstitutions;
import dev.twoticks.local.workflow.language.StateMachineDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// An engine on virtual time with scripted functions and one machine, for tests on one thread.
final class EngineBench {

    static final String MACHINE = "arn:aws:states:eu-west-1:000000000000:stateMachine:Delivery";
    static final String SEND = "arn:aws:lambda:eu-west-1:000000000000:function:SendCode:live";
    static final String GIVE_UP = "arn:aws:lambda:eu-west-1:000000000000:function:GiveUp:live";
    static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    final VirtualTimers timers = new VirtualTimers(START);
    final ScriptedFunctions functions = new ScriptedFunctions();
    final WorkflowEngine engine = new WorkflowEngine(timers, functions, new Random(7));
    private String executionArn = "";

    EngineBench(StateMachineDefinition definition) {
        engine.deploy(MACHINE, definition);
    }

    /// A machine written in place; `'` stands for `"`.
    static EngineBench of(String json) {
        return new EngineBench(StateMachineDefinition.parse(json.replace('\'', '"')));
    }

    /// The machine that is shipped.
    static EngineBench delivery() {
        return new EngineBench(StateMachineDefinition.parse(shipped()));
    }

    static String shipped() {
        return new DefinitionSubstitutions(Map.of("SendCodeFunctionArn", SEND, "GiveUpFunctionArn", GIVE_UP))
                .applyTo(shippedText());
    }

    static String shippedText() {
        try {
            return Files.readString(Path.of("..", "delivery.asl.json"));
        } catch (IOException e) {
            throw new AssertionError("tests run in the module's folder", e);
        }
    }

    EngineBench start(String input) {
        executionArn = engine.start(MACHINE, "run", input.replace('\'', '"')).executionArn();
        return this;
    }

    EngineBench passes(Duration time) {
        timers.advance(time);
        return this;
    }

    String executionArn() {
        return executionArn;
    }

    ExecutionDescription now() {
        return engine.describe(executionArn);
    }

    String output() {
        return String.valueOf(now().output()).replace('"', '\'');
    }

    List<String> events() {
        return engine.history(executionArn).stream()
                .map(event -> event.type().awsName())
                .toList();
    }

    /// The states entered, in order.
    List<String> states() {
        return engine.history(executionArn).stream()
                .filter(event -> event.type().awsName().endsWith("StateEntered"))
                .map(event -> String.valueOf(event.details().get("name")))
                .toList();
    }
}
