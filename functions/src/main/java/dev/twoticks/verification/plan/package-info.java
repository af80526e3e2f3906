/// Per-country rules and the plan they give one round.
@NullMarked
package dev.twoticks.verification.plan;

import org.jspecify.annotations.NullMarked;
