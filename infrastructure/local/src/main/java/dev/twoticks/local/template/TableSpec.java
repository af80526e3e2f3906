package dev.twoticks.local.template;

import java.util.List;

/// The DynamoDB table.
///
/// @param key the partition key first, then the sort key, if any
/// @param ttlAttribute epoch seconds
public record TableSpec(String logicalId, String name, List<Key> key, String ttlAttribute) {

    public TableSpec {
        key = List.copyOf(key);
    }

    /// One attribute of the key.
    ///
    /// @param attribute its name
    /// @param type `S`, `N` or `B`
    /// @param role `HASH` or `RANGE`
    public record Key(String attribute, String type, String role) {}
}
