/// Secrets Manager's stand-in.
@NullMarked
package dev.twoticks.local.secrets;

import org.jspecify.annotations.NullMarked;
