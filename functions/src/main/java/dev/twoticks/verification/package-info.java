/// The domain: what a verification is and what may happen to it. Plain Java; time and randomness are
/// parameters.
@NullMarked
package dev.twoticks.verification;

import org.jspecify.annotations.NullMarked;
