/// What may be sent and spent in a country and in all: rules and counters against bought traffic.
@NullMarked
package dev.twoticks.verification.budget;

import org.jspecify.annotations.NullMarked;
