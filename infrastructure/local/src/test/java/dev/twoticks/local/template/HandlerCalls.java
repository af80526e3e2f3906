package dev.twoticks.local.template;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.twoticks.function.StartVerificationHandler;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The IAM actions that a function's code can need, read off its bytecode: everything that its handler can
/// reach, by way of every implementation of what it calls, down to the SDK's clients.
final class HandlerCalls {

    private static final String SDK = "software.amazon.awssdk.services.";

    private static final Map<String, String> SERVICES = Map.of(
            SDK + "dynamodb.DynamoDbClient", "dynamodb",
            SDK + "sfn.SfnClient", "states",
            SDK + "secretsmanager.SecretsManagerClient", "secretsmanager");

    /// IAM knows no transaction, only what is in it.
    private static final Map<String, String> TRANSACTED = Map.of(
            SDK + "dynamodb.model.Put", "dynamodb:PutItem",
            SDK + "dynamodb.model.Update", "dynamodb:UpdateItem",
            SDK + "dynamodb.model.Delete", "dynamodb:DeleteItem",
            SDK + "dynamodb.model.ConditionCheck", "dynamodb:ConditionCheckItem");

    private static final String TRANSACTION = "dynamodb:TransactWriteItems";

    /// One method answers tasks well or badly: it fails those only that one of these answers is for.
    private static final String FAILURE = "states:SendTaskFailure";

    private static final Set<String> BAD_ANSWERS = Set.of(
            "dev.twoticks.verification.delivery.TaskAnswer$NextDelivery",
            "dev.twoticks.verification.delivery.TaskAnswer$Undeliverable");

    /// Methods of the clients that call nothing.
    private static final Set<String> NO_CALLS = Set.of("builder", "close");

    private static final JavaClasses CODE = ArchConfiguration.withThreadLocalScope(HandlerCalls::code);

    private final Set<JavaCodeUnit> seen = new LinkedHashSet<>();
    private final Deque<JavaCodeUnit> open = new ArrayDeque<>();
    private final Set<String> actions = new TreeSet<>();
    private final Set<String> made = new HashSet<>();

    private HandlerCalls() {}

    /// The SDK's own classes are named and not read, which saves most of the time.
    private static JavaClasses code(ArchConfiguration configuration) {
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .importUrl(StartVerificationHandler.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation());
    }

    /// @param handler full class name
    static Set<String> actions(String handler) {
        HandlerCalls calls = new HandlerCalls();
        calls.follow(CODE.get(handler));
        calls.actions.remove(TRANSACTION);
        if (calls.made.stream().noneMatch(BAD_ANSWERS::contains)) {
            calls.actions.remove(FAILURE);
        }
        return calls.actions;
    }

    /// From what Lambda calls: the constructor without arguments and the handler's method.
    private void follow(JavaClass handler) {
        reach(handler.getConstructor());
        handler.getMethods().stream()
                .filter(it -> it.getName().equals("handleRequest"))
                .forEach(this::reach);
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.remove();
            Stream.of(
                            unit.getCallsFromSelf(),
                            unit.getMethodReferencesFromSelf(),
                            unit.getConstructorReferencesFromSelf())
                    .flatMap(Set::stream)
                    .forEach(this::access);
        }
    }

    private void reach(JavaCodeUnit unit) {
        if (seen.add(unit)) {
            open.add(unit);
        }
    }

    private void access(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        JavaClass owner = target.getOwner();
        String service = SERVICES.get(owner.getName());
        if (service != null) {
            action(service, target.getName());
        } else if (TRANSACTED.containsKey(owner.getName())) {
            actions.add(TRANSACTED.getOrDefault(owner.getName(), ""));
        } else if (target instanceof AccessTarget.CodeUnitAccessTarget unit) {
            members(unit, owner);
        }
    }

    private void action(String service, String method) {
        if (!NO_CALLS.contains(method)) {
            actions.add(service + ":" + Character.toUpperCase(method.charAt(0)) + method.substring(1));
        }
    }

    private void members(AccessTarget.CodeUnitAccessTarget target, JavaClass owner) {
        if (target.getName().equals("<init>")) {
            made.add(owner.getName());
        }
        target.resolveMember().ifPresent(this::reach);
        List<String> parameters =
                target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
        for (JavaClass implementation : owner.getAllSubclasses()) {
            implementation.getCodeUnits().stream()
                    .filter(it -> it.getName().equals(target.getName())
                            && !it.getName().equals("<init>"))
                    .filter(it -> it.getRawParameterTypes().stream()
                            .map(JavaClass::getName)
                            .toList()
                            .equals(parameters))
                    .forEach(this::reach);
        }
    }
}
