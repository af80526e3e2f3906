package dev.twoticks.local.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The table of `docs/permissions.md`.
final class PermissionsTable {

    private static final String BEFORE = """
            # What each function may do

            Read off the bytecode of the handlers and compared with `template.yaml` by a test, which also writes this
            page: IAM allows exactly what the code can call, on exactly the resources that it is given. A transaction's
            actions are those of the writes in it.

            | function | environment | action | on |
            |---|---|---|---|
            """;

    private static final String AFTER = """

            Besides, each function writes to its log by AWS's own policy `AWSLambdaBasicExecutionRole`. The state machine
            may invoke the aliases of `SendCode` and `GiveUp`, and set up its own log. API Gateway may invoke each
            function's alias for its own routes, and Secrets Manager of the same account may invoke `MakeKeys`.

            After a change, write this page with:

            ```sh
            mvn -q test -pl infrastructure/local -am -Dtest=PermissionsTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dpermissions.write
            ```
            """;

    private PermissionsTable() {}

    static String of(Deployed deployed) {
        String rows = deployed.service().functions().stream()
                .map(it -> rows(deployed, it))
                .collect(Collectors.joining());
        return BEFORE + rows + AFTER;
    }

    private static String rows(Deployed deployed, FunctionSpec function) {
        Map<String, Set<String>> needed = Permissions.needed(deployed, function);
        List<String> rows = new ArrayList<>();
        needed.forEach((action, resources) -> {
            boolean first = rows.isEmpty();
            rows.add("| " + (first ? "`" + function.logicalId() + "`" : "") + " | "
                    + (first ? code(function.environment().keySet()) : "") + " | `" + action + "` | "
                    + code(resources.stream().map(PermissionsTable::name).toList()) + " |\n");
        });
        return String.join("", rows);
    }

    /// The last part of an ARN is the logical id.
    private static String name(String arn) {
        return arn.replaceFirst("^.*[:/]", "");
    }

    private static String code(Iterable<String> words) {
        Set<String> sorted = new TreeSet<>();
        words.forEach(sorted::add);
        return sorted.stream().map(it -> "`" + it + "`").collect(Collectors.joining(" "));
    }
}
