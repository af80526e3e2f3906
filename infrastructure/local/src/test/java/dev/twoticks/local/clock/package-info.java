/// Tests of the clock.
@NullMarked
package dev.twoticks.local.clock;

import org.jspecify.annotations.NullMarked;
