/// Step Functions on one machine: a strict, event-driven engine for the shipped state machine.
@NullMarked
package dev.twoticks.local.workflow;

import org.jspecify.annotations.NullMarked;
