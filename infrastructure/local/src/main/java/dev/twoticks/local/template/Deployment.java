package dev.twoticks.local.template;

import java.util.LinkedHashMap;
import java.util.Map;

/// What `sam deploy` would add to a template.
///
/// @param parameters values of parameters, a list's with commas between; the others keep their defaults.
///     Patterns and allowed values are not enforced here
/// @param pseudo values of `AWS::Region` and its kind
/// @param names of the resources
public record Deployment(Map<String, String> parameters, Map<String, String> pseudo, PhysicalNames names) {

    public Deployment {
        parameters = Map.copyOf(parameters);
        pseudo = Map.copyOf(pseudo);
    }

    /// In a region and account that do not exist.
    public static Deployment local(String region, Map<String, String> parameters) {
        String account = "000000000000";
        Map<String, String> pseudo = new LinkedHashMap<>();
        pseudo.put("AWS::Region", region);
        pseudo.put("AWS::AccountId", account);
        pseudo.put("AWS::Partition", "aws");
        pseudo.put("AWS::URLSuffix", "amazonaws.com");
        pseudo.put("AWS::StackName", "two-ticks");
        return new Deployment(parameters, pseudo, new LocalNames(region, account));
    }
}
