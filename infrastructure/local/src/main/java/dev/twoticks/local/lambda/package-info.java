/// The template's functions, called as Lambda would call them.
@NullMarked
package dev.twoticks.local.lambda;

import org.jspecify.annotations.NullMarked;
