/// The composition root's settings.
@NullMarked
package dev.twoticks.config;

import org.jspecify.annotations.NullMarked;
