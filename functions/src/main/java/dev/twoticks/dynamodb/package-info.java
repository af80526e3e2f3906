/// The attempts table on DynamoDB: one item a verification, number, lock and provider, changed by conditional
/// writes alone.
@NullMarked
package dev.twoticks.dynamodb;

import org.jspecify.annotations.NullMarked;
