package dev.twoticks.local.template;

import java.util.Optional;

/// What CloudFormation would know of a resource once it is made.
public interface PhysicalNames {

    /// The value of `!Ref`.
    ///
    /// @param type `AWS::DynamoDB::Table`
    /// @return empty if this resource is not known: the template is refused
    Optional<String> ref(String logicalId, String type);

    /// The value of `!GetAtt`; `Alias` is SAM's `!Ref Function.Alias`.
    ///
    /// @return empty if there is no such attribute: the template is refused
    Optional<String> attribute(String logicalId, String type, String attribute);
}
