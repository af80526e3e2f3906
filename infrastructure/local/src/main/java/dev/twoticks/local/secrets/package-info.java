/// What Secrets Manager would be.
@NullMarked
package dev.twoticks.local.secrets;

import org.jspecify.annotations.NullMarked;
