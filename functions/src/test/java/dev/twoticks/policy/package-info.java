/// Tests of the policy files and their loader.
@NullMarked
package dev.twoticks.policy;

import org.jspecify.annotations.NullMarked;
