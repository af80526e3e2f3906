/// Tests of the secrets adapter.
@NullMarked
package dev.twoticks.secrets;

import org.jspecify.annotations.NullMarked;
