/// One class per Lambda function. Each translates an event into one use case and its result into an answer.
@NullMarked
package dev.twoticks.function;

import org.jspecify.annotations.NullMarked;
