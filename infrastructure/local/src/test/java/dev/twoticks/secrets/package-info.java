/// Tests of the secrets adapter against a Secrets Manager that is not ours.
@NullMarked
package dev.twoticks.secrets;

import org.jspecify.annotations.NullMarked;
