/// Functions called as Lambda calls them.
@NullMarked
package dev.twoticks.local.lambda;

import org.jspecify.annotations.NullMarked;
