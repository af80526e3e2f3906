/// The owner's YAML files, read and checked.
@NullMarked
package dev.twoticks.policy;

import org.jspecify.annotations.NullMarked;
