/// What the demonstration prints.
@NullMarked
package dev.twoticks.local.demo;

import org.jspecify.annotations.NullMarked;
