/// One clock for handlers, engine and simulator: ten minutes pass at once when somebody says so.
@NullMarked
package dev.twoticks.local.clock;

import org.jspecify.annotations.NullMarked;
