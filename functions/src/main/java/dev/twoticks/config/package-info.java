/// The composition root: the environment is read here, once, and everything is put together here.
@NullMarked
package dev.twoticks.config;

import org.jspecify.annotations.NullMarked;
