/// Phone numbers, and what one number may still ask for.
@NullMarked
package dev.twoticks.verification.phone;

import org.jspecify.annotations.NullMarked;
