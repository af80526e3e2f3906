package dev.twoticks.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which resource waits for which, as CloudFormation sees it after SAM's transform: roles, aliases and what
/// events of functions add are resources of their own.
final class DependencyGraph {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");
    private static final String ALIAS = ".Alias";
    private static final String IMPLICIT_API = "ServerlessHttpApi";

    private final Map<String, Set<String>> edges = new LinkedHashMap<>();

    private DependencyGraph() {}

    static List<String> violations(Deployed deployed) {
        return cycles(deployed.file());
    }

    /// Every circle, as `A -> B -> A`; none if the template can be deployed.
    static List<String> cycles(TemplateFile template) {
        DependencyGraph graph = new DependencyGraph();
        template.resources().forEach(graph::add);
        return graph.search();
    }

    private void add(String id, Map<String, Object> resource) {
        String type = String.valueOf(resource.get("Type"));
        Map<?, ?> properties = resource.get("Properties") instanceof Map<?, ?> map ? map : Map.of();
        switch (type) {
            case ResolvedResources.FUNCTION -> {
                edge(id + "Alias", Set.of(id));
                role(id, resource, properties);
                events(id, properties.get("Events"));
            }
            case ResolvedResources.STATE_MACHINE -> role(id, resource, properties);
            default -> edge(id, references(resource));
        }
    }

    /// Policies stand in the role, which the function or state machine waits for.
    private void role(String id, Map<String, Object> resource, Map<?, ?> properties) {
        edge(id + "Role", references(properties.get("Policies")));
        Map<Object, Object> own = new LinkedHashMap<>(properties);
        own.remove("Policies");
        own.remove("Events");
        edge(id, references(own));
        edge(id, references(Map.of("DependsOn", resource.getOrDefault("DependsOn", List.of()))));
        edge(id, Set.of(id + "Role"));
    }

    /// The body of an HttpApi names the alias of every function with an event of it.
    private void events(String id, @Nullable Object events) {
        if (events instanceof Map<?, ?> map) {
            map.values().forEach(event -> {
                Set<String> apis = references(event);
                Set<String> behind = apis.isEmpty() ? Set.of(IMPLICIT_API) : apis;
                behind.forEach(api -> edge(api, Set.of(id + "Alias")));
            });
        }
    }

    private void edge(String from, Set<String> to) {
        edges.computeIfAbsent(from, _ -> new LinkedHashSet<>()).addAll(to);
    }

    private static Set<String> references(@Nullable Object node) {
        Set<String> found = new LinkedHashSet<>();
        collect(node, found);
        return found;
    }

    private static void collect(@Nullable Object node, Set<String> found) {
        switch (node) {
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    switch (key.toString()) {
                        case "Ref" -> found.add(resource(String.valueOf(value)));
                        case "Fn::GetAtt" ->
                            found.add(((List<?>) value).getFirst().toString());
                        case "DependsOn" -> found.addAll(names(value));
                        case "Fn::Sub" -> {
                            text(value).results().map(DependencyGraph::variable).forEach(found::add);
                            collect(value, found);
                        }
                        default -> collect(value, found);
                    }
                });
            case List<?> list -> list.forEach(it -> collect(it, found));
            case null, default -> {
                // a scalar refers to nothing
            }
        }
    }

    private static Matcher text(Object sub) {
        return VARIABLE.matcher(sub instanceof List<?> list ? list.getFirst().toString() : sub.toString());
    }

    private static String variable(MatchResult match) {
        String name = match.group(1);
        return name.endsWith(ALIAS) ? resource(name) : name.replaceFirst("\\..*$", "");
    }

    /// `Function.Alias` is SAM's word for the alias's own resource.
    private static String resource(String name) {
        return name.endsWith(ALIAS) ? name.replace(ALIAS, "Alias") : name;
    }

    private static List<String> names(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of(value.toString());
    }

    private List<String> search() {
        List<String> cycles = new ArrayList<>();
        Set<String> done = new LinkedHashSet<>();
        edges.keySet().forEach(it -> visit(it, new ArrayList<>(), done, cycles));
        return cycles;
    }

    private void visit(String node, List<String> path, Set<String> done, List<String> cycles) {
        int before = path.indexOf(node);
        if (before >= 0) {
            cycles.add(String.join(" -> ", path.subList(before, path.size())) + " -> " + node);
            return;
        }
        if (done.contains(node)) {
            return;
        }
        path.add(node);
        edges.getOrDefault(node, Set.of()).forEach(it -> visit(it, path, done, cycles));
        path.removeLast();
        done.add(node);
    }
}
