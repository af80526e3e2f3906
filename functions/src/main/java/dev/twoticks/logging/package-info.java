/// Events as lines of JSON.
@NullMarked
package dev.twoticks.logging;

import org.jspecify.annotations.NullMarked;
