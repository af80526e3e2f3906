/// The HTTP front's rules.
@NullMarked
package dev.twoticks.local.http;

import org.jspecify.annotations.NullMarked;
