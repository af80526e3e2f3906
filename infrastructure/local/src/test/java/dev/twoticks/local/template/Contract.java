package dev.twoticks.local.template;

import java.util.List;
import java.util.function.Function;

/// What the template must keep, and how to tell.
enum Contract {
    FUNCTIONS(FunctionContract::violations),
    HTTP(HttpContract::violations),
    WORKFLOW(WorkflowContract::violations),
    STATE(StateContract::violations),
    WATCH(WatchContract::violations),
    PERMISSIONS(PermissionContract::violations),
    DEPENDENCIES(DependencyGraph::violations);

    @SuppressWarnings("ImmutableEnumChecker") // a method without state
    private final Function<Deployed, List<String>> check;

    Contract(Function<Deployed, List<String>> check) {
        this.check = check;
    }

    /// A template that cannot be read keeps no contract.
    List<String> violations(TemplateFile template) {
        Deployed deployed;
        try {
            deployed = Deployed.of(template);
        } catch (TemplateRefused e) {
            return List.of("refused: " + e.getMessage());
        }
        try {
            return check.apply(deployed);
        } catch (TemplateRefused e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
