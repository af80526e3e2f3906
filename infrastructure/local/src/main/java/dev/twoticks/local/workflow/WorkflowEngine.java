package dev.twoticks.local.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.twoticks.local.clock.Timers;
import dev.twoticks.local.workflow.WorkflowRefusal.Reason;
import dev.twoticks.local.workflow.language.Json;
import dev.twoticks.local.workflow.language.StateFailure;
import dev.twoticks.local.workflow.language.StateMachineDefinition;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Runs state machines as Step Functions does, by events alone: an answer, a token, a timer, a request. It has no
/// thread of its own and waits for nothing, so one thread may drive it through any schedule; it may also be called
/// from many threads. With the same timers, random numbers and order of calls it does exactly the same again.
public final class WorkflowEngine {

    private static final int LONGEST_ERROR = 256;
    private static final int LONGEST_CAUSE = 32_768;

    private final EngineLoop loop;
    private final Tokens tokens;
    private final RandomGenerator random;
    private final Map<String, StateMachineDefinition> machines = new LinkedHashMap<>();
    private final Map<String, Execution> executions = new LinkedHashMap<>();

    /// @param random for task tokens, jitter and names; a secure one wherever strangers can reach the endpoint
    public WorkflowEngine(Timers timers, FunctionInvoker functions, RandomGenerator random) {
        this.loop = new EngineLoop(timers, functions);
        this.tokens = new Tokens(random);
        this.random = random;
    }

    /// Makes a state machine known. Executions that run keep the definition they started with.
    public void deploy(String stateMachineArn, StateMachineDefinition definition) {
        if (!StateMachineArn.isOne(stateMachineArn)) {
            throw new IllegalArgumentException("not a state machine's ARN: " + stateMachineArn);
        }
        loop.run(() -> machines.put(stateMachineArn, definition));
    }

    /// Starts an execution. Started again under the same name with the same input while it runs, the same execution
    /// is the answer.
    ///
    /// @param name unique among the machine's executions, or null for one made up
    /// @throws WorkflowRefusal `StateMachineDoesNotExist`, `InvalidName`, `InvalidExecutionInput`,
    ///     `ExecutionAlreadyExists`
    public ExecutionDescription start(String stateMachineArn, @Nullable String name, String input) {
        return loop.locked(() -> {
            StateMachineDefinition definition = machines.get(stateMachineArn);
            if (definition == null) {
                throw new WorkflowRefusal(
                        Reason.STATE_MACHINE_DOES_NOT_EXIST, "State Machine Does Not Exist: '" + stateMachineArn + "'");
            }
            String chosen = name == null ? madeUpName() : ExecutionName.checked(name);
            JsonNode inputNode = json(input, Reason.INVALID_EXECUTION_INPUT, "Invalid State Machine Execution Input");
            String arn = StateMachineArn.execution(stateMachineArn, chosen);
            Execution running = executions.get(arn);
            if (running != null) {
                return repeated(running, input);
            }
            Execution started = new Execution(
                    new ExecutionStart(arn, stateMachineArn, chosen, definition, input, inputNode, loop.now()),
                    loop,
                    tokens,
                    random);
            executions.put(arn, started);
            started.begin();
            return started.describe();
        });
    }

    /// Ends the task that a token stands for.
    ///
    /// @param output one JSON value, the task's result
    /// @throws WorkflowRefusal `InvalidToken`, `TaskDoesNotExist`, `TaskTimedOut`, `InvalidOutput`
    public void sendTaskSuccess(String token, String output) {
        loop.run(() -> {
            JsonNode result = json(output, Reason.INVALID_OUTPUT, "Invalid Output");
            tokens.open(token).succeedByToken(result);
        });
    }

    /// Fails the task that a token stands for.
    ///
    /// @param error the name that `Retry` and `Catch` look for, at most 256 characters
    /// @param cause in plain words, at most 32,768 characters, possibly empty
    /// @throws WorkflowRefusal `InvalidToken`, `TaskDoesNotExist`, `TaskTimedOut`
    public void sendTaskFailure(String token, String error, String cause) {
        refuseLong(error, cause);
        loop.run(() -> tokens.open(token).failByToken(new StateFailure(error, cause)));
    }

    /// Ends an execution at once; one that has ended stays as it is.
    ///
    /// @throws WorkflowRefusal `ExecutionDoesNotExist`
    public ExecutionDescription stop(String executionArn, String error, String cause) {
        refuseLong(error, cause);
        return loop.locked(() -> {
            Execution execution = existing(executionArn);
            if (execution.isRunning()) {
                execution.stop(error, cause);
            }
            return execution.describe();
        });
    }

    /// How an execution stands.
    ///
    /// @throws WorkflowRefusal `ExecutionDoesNotExist`
    public ExecutionDescription describe(String executionArn) {
        return loop.locked(() -> existing(executionArn).describe());
    }

    /// What has happened so far, oldest first.
    ///
    /// @throws WorkflowRefusal `ExecutionDoesNotExist`
    public List<HistoryEvent> history(String executionArn) {
        return loop.locked(() -> existing(executionArn).history().events());
    }

    /// A machine's executions, newest first.
    ///
    /// @throws WorkflowRefusal `StateMachineDoesNotExist`
    public List<ExecutionDescription> executions(String stateMachineArn) {
        return loop.locked(() -> {
            if (!machines.containsKey(stateMachineArn)) {
                throw new WorkflowRefusal(
                        Reason.STATE_MACHINE_DOES_NOT_EXIST, "State Machine Does Not Exist: '" + stateMachineArn + "'");
            }
            return executions.values().stream()
                    .filter(execution -> execution.start().stateMachineArn().equals(stateMachineArn))
                    .map(Execution::describe)
                    .toList()
                    .reversed();
        });
    }

    /// Every execution that has not ended, oldest first.
    public List<ExecutionDescription> running() {
        return loop.locked(() -> executions.values().stream()
                .filter(Execution::isRunning)
                .map(Execution::describe)
                .toList());
    }

    private static ExecutionDescription repeated(Execution running, String input) {
        if (!running.isRunning() || !running.start().input().equals(input)) {
            throw new WorkflowRefusal(
                    Reason.EXECUTION_ALREADY_EXISTS,
                    "Execution Already Exists: '" + running.start().executionArn() + "'");
        }
        return running.describe();
    }

    private Execution existing(String executionArn) {
        Execution execution = executions.get(executionArn);
        if (execution == null) {
            throw new WorkflowRefusal(
                    Reason.EXECUTION_DOES_NOT_EXIST, "Execution Does Not Exist: '" + executionArn + "'");
        }
        return execution;
    }

    private static JsonNode json(String text, Reason reason, String message) {
        if (Json.tooLong(text)) {
            throw new WorkflowRefusal(reason, message + ": more than " + Json.MAXIMUM_BYTES + " bytes");
        }
        try {
            return Json.parse(text);
        } catch (JsonProcessingException _) {
            throw new WorkflowRefusal(reason, message + ": not JSON");
        }
    }

    private static void refuseLong(String error, String cause) {
        if (error.length() > LONGEST_ERROR || cause.length() > LONGEST_CAUSE) {
            throw new WorkflowRefusal(Reason.VALIDATION, "error or cause is too long");
        }
    }

    private String madeUpName() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
