/// Keys by name, and what is derived or sealed with them.
@NullMarked
package dev.twoticks.verification.key;

import org.jspecify.annotations.NullMarked;
