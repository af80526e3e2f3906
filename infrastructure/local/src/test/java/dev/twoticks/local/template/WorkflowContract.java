package dev.twoticks.local.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.twoticks.local.workflow.language.DefinitionSubstitutions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeSet;

/// The state machine is the shipped file, calls aliases, and keeps what it works on to itself.
final class WorkflowContract {

    private static final JsonMapper JSON = new JsonMapper();

    private WorkflowContract() {}

    static List<String> violations(Deployed deployed) {
        Violations violations = new Violations();
        StateMachineSpec machine = deployed.service().stateMachine();
        violations.unlessEqual(machine.type(), "STANDARD", "the workflow's type");
        violations.unless(Files.isRegularFile(machine.definition()), "there is no file " + machine.definition());
        machine.substitutions()
                .values()
                .forEach(it -> violations.unless(it.endsWith(":live"), "the workflow calls no alias: " + it));
        Properties properties = deployed.resources().only(ResolvedResources.STATE_MACHINE);
        Properties logging = properties.map("Logging");
        violations.unlessEqual(logging.text("Level"), "ERROR", "the workflow's log level");
        violations.unlessEqual(logging.text("IncludeExecutionData"), "false", "logging of execution data");
        violations.unless(!properties.values().containsKey("Events"), "the workflow has events");
        if (Files.isRegularFile(machine.definition())) {
            definition(machine, deployed, violations);
        }
        return violations.found();
    }

    private static void definition(StateMachineSpec machine, Deployed deployed, Violations violations) {
        try {
            String text = Files.readString(machine.definition());
            violations.unlessEqual(
                    new TreeSet<>(machine.substitutions().keySet()),
                    new TreeSet<>(DefinitionSubstitutions.placeholders(text)),
                    "the substitutions");
            JsonNode giveUp = JSON.readTree(text).at("/States/GiveUp/TimeoutSeconds");
            violations.unless(
                    deployed.service().function("GiveUp").timeout().toSeconds() < giveUp.asLong(),
                    "GiveUp may run longer than its task");
        } catch (JsonProcessingException e) {
            violations.unless(false, "the definition is not JSON: " + e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
