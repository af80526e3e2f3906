/// Tests of the handlers: events in, answers out, over fakes.
@NullMarked
package dev.twoticks.function;

import org.jspecify.annotations.NullMarked;
