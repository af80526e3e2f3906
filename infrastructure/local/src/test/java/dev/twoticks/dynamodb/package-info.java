/// The attempts table against a real database: the contract, races and faults.
@NullMarked
package dev.twoticks.dynamodb;

import org.jspecify.annotations.NullMarked;
