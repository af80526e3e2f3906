package dev.twoticks.local.template;

import dev.twoticks.config.Role;
import dev.twoticks.config.Setting;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Functions are what the code says, each with its handler, its settings and its versions.
final class FunctionContract {

    private static final String KEY_MAKER = "MakeKeys";
    private static final Duration GATEWAY_WAITS = Duration.ofSeconds(30);

    private FunctionContract() {}

    static List<String> violations(Deployed deployed) {
        Violations violations = new Violations();
        List<FunctionSpec> functions = deployed.service().functions();
        violations.unlessEqual(
                functions.stream().map(it -> role(it.logicalId())).collect(Collectors.toCollection(TreeSet::new)),
                Arrays.stream(Role.values()).map(Role::name).collect(Collectors.toCollection(TreeSet::new)),
                "the set of functions");
        functions.forEach(it -> handler(it, violations));
        functions.forEach(it -> settings(it, violations));
        deployed.ofType(ResolvedResources.FUNCTION).forEach(it -> platform(it, deployed, violations));
        deployed.service().routes().stream()
                .map(it -> deployed.service().function(it.function()))
                .forEach(it -> violations.unless(
                        it.timeout().compareTo(GATEWAY_WAITS) < 0,
                        it.logicalId() + " may run longer than API Gateway waits"));
        return violations.found();
    }

    private static void handler(FunctionSpec function, Violations violations) {
        violations.unlessEqual(
                function.handlerClass(),
                "dev.twoticks.function." + function.logicalId() + "Handler",
                function.logicalId() + "'s handler class");
        try {
            Class<?> handler = Class.forName(function.handlerClass());
            violations.unless(
                    Arrays.stream(handler.getMethods())
                            .anyMatch(it -> it.getName().equals(function.handlerMethod())),
                    function.logicalId() + "'s handler has no method " + function.handlerMethod());
            violations.unless(
                    Arrays.stream(handler.getConstructors()).anyMatch(it -> it.getParameterCount() == 0),
                    function.logicalId() + "'s handler cannot be made by Lambda");
        } catch (ReflectiveOperationException e) {
            violations.unless(false, function.logicalId() + "'s handler: " + e);
        }
    }

    private static void settings(FunctionSpec function, Violations violations) {
        Set<String> needed = Arrays.stream(Role.values())
                .filter(it -> it.name().equals(role(function.logicalId())))
                .flatMap(it -> it.settings().stream())
                .map(Setting::name)
                .collect(Collectors.toSet());
        violations.unlessEqual(
                new TreeSet<>(function.environment().keySet()),
                new TreeSet<>(needed),
                function.logicalId() + "'s environment");
        boolean reads = needed.contains(Setting.POLICY_DIRECTORY.name());
        violations.unless(
                reads == (function.layer() != null),
                function.logicalId() + (reads ? " lacks the policy layer" : " has a layer it does not read"));
        if (function.layer() != null) {
            violations.unless(Files.isDirectory(function.layer()), "there is no folder " + function.layer());
            violations.unlessEqual(
                    function.environment().get(Setting.POLICY_DIRECTORY.name()),
                    "/opt",
                    function.logicalId() + "'s policy directory");
        }
    }

    private static void platform(Properties function, Deployed deployed, Violations violations) {
        String id = function.logicalId();
        boolean versioned = !id.equals(KEY_MAKER);
        violations.unlessEqual(function.text("Runtime"), "java25", id + "'s runtime");
        violations.unlessEqual(function.list("Architectures"), List.of("arm64"), id + "'s architecture");
        violations.unless(
                Files.isRegularFile(deployed.file()
                        .folder()
                        .resolve(function.text("CodeUri"))
                        .resolve("pom.xml")),
                id + "'s code is not a Maven module");
        violations.unlessEqual(
                function.map("SnapStart").text("ApplyOn"),
                versioned ? "PublishedVersions" : "None",
                id + "'s SnapStart");
        violations.unlessEqual(
                function.maybe("AutoPublishAlias").orElse("none"), versioned ? "live" : "none", id + "'s alias");
        violations.unlessEqual(
                function.maybe("AutoPublishAliasAllProperties").orElse("false"),
                String.valueOf(versioned),
                id + "'s AutoPublishAliasAllProperties");
        violations.unless(
                !function.values().containsKey("Events"), id + " has events: what calls it stands on its own");
        violations.unlessEqual(function.map("LoggingConfig").text("LogFormat"), "JSON", id + "'s log format");
        violations.unlessEqual(function.map("LoggingConfig").text("LogGroup"), id + "Logs", id + "'s log group");
    }

    private static String role(String logicalId) {
        return logicalId.replaceAll("(?<!^)([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }
}
