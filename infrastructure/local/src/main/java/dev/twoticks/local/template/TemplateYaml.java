package dev.twoticks.local.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// CloudFormation's YAML as maps, lists and scalars. Short tags become their long form, `!Ref X` becomes
/// `{Ref: X}` and `!Sub X` `{Fn::Sub: X}`, so that nothing else has to know both.
final class TemplateYaml {

    private static final Set<String> TAGS =
            Set.of("Ref", "Condition", "Sub", "GetAtt", "If", "Equals", "Not", "And", "Or", "Join", "Select", "Split");

    private TemplateYaml() {}

    /// @throws TemplateRefused if it is not YAML, names a key twice or uses a tag that is not known
    static Map<?, ?> parse(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object document;
        try {
            document = new Yaml(new Tags(options)).load(text);
        } catch (YAMLException e) {
            throw new TemplateRefused("template", String.valueOf(e.getMessage()));
        }
        if (document instanceof Map<?, ?> map) {
            return map;
        }
        throw new TemplateRefused("template", "not a YAML mapping");
    }

    private static final class Tags extends SafeConstructor {

        Tags(LoaderOptions options) {
            super(options);
            yamlMultiConstructors.put("!", new Tag());
        }

        private final class Tag extends AbstractConstruct {

            @Override
            public Object construct(Node node) {
                String name = node.getTag().getValue().substring(1);
                if (!TAGS.contains(name)) {
                    throw new TemplateRefused(
                            "line " + (node.getStartMark().getLine() + 1), "!" + name + " is not known");
                }
                Object value = value(node);
                return switch (name) {
                    case "Ref", "Condition" -> Map.of(name, value);
                    case "GetAtt" -> Map.of("Fn::GetAtt", value instanceof String path ? halves(path) : value);
                    default -> Map.of("Fn::" + name, value);
                };
            }

            private Object value(Node node) {
                return switch (node) {
                    case ScalarNode scalar -> scalar.getValue();
                    case SequenceNode sequence -> constructSequence(sequence);
                    case MappingNode mapping -> constructMapping(mapping);
                    default -> throw new TemplateRefused("template", "unknown node " + node.getNodeId());
                };
            }

            private static List<String> halves(String path) {
                return List.of(path.split("\\.", 2));
            }
        }
    }
}
