package dev.twoticks.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A template as it is written, nothing resolved. Short and long forms of CloudFormation's functions look the
/// same.
public final class TemplateFile {

    private final Map<?, ?> document;
    private final Path folder;

    private TemplateFile(Map<?, ?> document, Path folder) {
        this.document = document;
        this.folder = folder;
    }

    /// Reads a file; the paths in it start from its folder.
    ///
    /// @throws TemplateRefused if it is not a template that this reader knows
    public static TemplateFile read(Path file) {
        try {
            Path folder = file.toAbsolutePath().normalize().getParent();
            if (folder == null) {
                throw new TemplateRefused(file.toString(), "not a file");
            }
            return parse(Files.readString(file), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads a text.
    ///
    /// @param folder which the template's paths start from
    public static TemplateFile parse(String text, Path folder) {
        return new TemplateFile(TemplateYaml.parse(text), folder);
    }

    /// The service that it describes, once deployed so.
    ///
    /// @throws TemplateRefused if anything in it has no value, or is not what a service needs
    public ServiceTemplate resolve(Deployment deployment) {
        References references = references(deployment);
        Intrinsics intrinsics = new Intrinsics(references, section("Conditions"));
        Map<String, String> outputs = new LinkedHashMap<>();
        section("Outputs").forEach((name, output) -> {
            String place = "Outputs." + name;
            outputs.put(name, intrinsics.text(map(output, place).get("Value"), place));
        });
        return new ServiceReader(ResolvedResources.of(resources(), intrinsics), references, folder).read(outputs);
    }

    /// The resources alone, those included that a service on one machine has no use for.
    ResolvedResources resolvedResources(Deployment deployment) {
        return ResolvedResources.of(resources(), new Intrinsics(references(deployment), section("Conditions")));
    }

    private References references(Deployment deployment) {
        Map<String, Map<String, Object>> parameters = new LinkedHashMap<>();
        section("Parameters").forEach((name, value) -> parameters.put(name, map(value, "Parameters." + name)));
        return new References(parameters, types(resources()), deployment);
    }

    /// What can be referred to, the roles that SAM adds included.
    private static Map<String, String> types(Map<String, Map<String, Object>> resources) {
        Map<String, String> types = new LinkedHashMap<>();
        resources.forEach((id, resource) -> {
            String type = String.valueOf(resource.get("Type"));
            types.put(id, type);
            if (type.equals(ResolvedResources.FUNCTION) || type.equals(ResolvedResources.STATE_MACHINE)) {
                types.put(id + "Role", "AWS::IAM::Role");
            }
        });
        return types;
    }

    /// As written, `Globals` laid under each function.
    Map<String, Map<String, Object>> resources() {
        Object globals = section("Globals").getOrDefault("Function", Map.of());
        Map<String, Map<String, Object>> resources = new LinkedHashMap<>();
        section("Resources").forEach((id, value) -> {
            Map<String, Object> resource = map(value, "Resources." + id);
            if (ResolvedResources.FUNCTION.equals(resource.get("Type"))) {
                Object own = resource.getOrDefault("Properties", Map.of());
                resource.put("Properties", under(map(globals, "Globals.Function"), map(own, id)));
            }
            resources.put(id, resource);
        });
        return resources;
    }

    Map<String, Object> section(String name) {
        return map(document.get(name), name);
    }

    Path folder() {
        return folder;
    }

    private static Map<String, Object> under(Map<String, Object> globals, Map<String, Object> own) {
        Map<String, Object> merged = new LinkedHashMap<>(globals);
        own.forEach((key, value) -> merged.merge(
                key,
                value,
                (below, above) -> below instanceof Map<?, ?> && above instanceof Map<?, ?>
                        ? under(map(below, key), map(above, key))
                        : above));
        return merged;
    }

    private static Map<String, Object> map(@Nullable Object value, String place) {
        Map<String, Object> copy = new LinkedHashMap<>();
        switch (value) {
            case null -> {
                // a section that is not there
            }
            case Map<?, ?> map -> map.forEach((key, it) -> copy.put(String.valueOf(key), it));
            default -> throw new TemplateRefused(place, "not a mapping");
        }
        return copy;
    }
}
