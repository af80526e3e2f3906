/// The use cases against the shipped state machine, on virtual time and one thread.
@NullMarked
package dev.twoticks.local.races;

import org.jspecify.annotations.NullMarked;
