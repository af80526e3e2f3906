package dev.twoticks.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads a [Template], refusing what would silently become a constant.
record TemplateReader(Faults faults) {

    private static final String LOOKUP = ".$";
    private static final Pattern LOOKS_LIKE_A_PATH = Pattern.compile("\\$\\$?([.\\[].*)?", Pattern.DOTALL);

    Template read(JsonNode node, String where) {
        if (node.isObject()) {
            Map<String, Template> members = new LinkedHashMap<>();
            node.properties().forEach(member -> {
                String key = member.getKey();
                boolean looked = key.endsWith(LOOKUP);
                String name = looked ? key.substring(0, key.length() - LOOKUP.length()) : key;
                String place = where + "." + key;
                Template value = looked ? lookup(member.getValue(), place) : read(member.getValue(), place);
                if (members.put(name, value) != null) {
                    faults.add(place, "given twice, as \"" + name + "\" and as \"" + name + LOOKUP + "\"");
                }
            });
            return new Template.Members(members);
        }
        if (node.isArray()) {
            List<Template> elements = new ArrayList<>();
            node.forEach(element -> elements.add(read(element, where + "[" + elements.size() + "]")));
            return new Template.Elements(elements);
        }
        if (node.isTextual() && LOOKS_LIKE_A_PATH.matcher(node.textValue()).matches()) {
            faults.add(where, "\"" + node.textValue() + "\" looks like a path, but the key does not end in .$");
        }
        return new Template.Constant(node);
    }

    private Template lookup(JsonNode value, String where) {
        try {
            if (!value.isTextual()) {
                throw new IllegalArgumentException("a key ending in .$ needs a path, found " + value);
            }
            return new Template.Lookup(Path.parse(value.textValue()));
        } catch (IllegalArgumentException e) {
            faults.add(where, e.getMessage() + " (intrinsic functions are not in this subset)");
            return new Template.Constant(value);
        }
    }
}
