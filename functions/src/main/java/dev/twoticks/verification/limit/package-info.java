/// How much one address, one block of numbers and one application may ask for in a fixed period of the clock.
@NullMarked
package dev.twoticks.verification.limit;

import org.jspecify.annotations.NullMarked;
