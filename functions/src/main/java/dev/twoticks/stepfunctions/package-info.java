/// The rounds as executions of an AWS Step Functions state machine.
@NullMarked
package dev.twoticks.stepfunctions;

import org.jspecify.annotations.NullMarked;
