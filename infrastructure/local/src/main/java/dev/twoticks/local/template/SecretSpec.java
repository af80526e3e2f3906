package dev.twoticks.local.template;

import org.jspecify.annotations.Nullable;

/// A secret.
///
/// @param initial its value until somebody puts another one
/// @param rotatedBy logical id of the function that fills it at once and on schedule; null if people do
public record SecretSpec(
        String logicalId,
        String arn,
        String initial,
        @Nullable String rotatedBy) {}
