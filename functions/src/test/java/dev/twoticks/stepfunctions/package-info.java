/// Tests of the Step Functions adapter.
@NullMarked
package dev.twoticks.stepfunctions;

import org.jspecify.annotations.NullMarked;
