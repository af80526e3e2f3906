/// What the person reads, in their language.
@NullMarked
package dev.twoticks.verification.message;

import org.jspecify.annotations.NullMarked;
