/// Tests of the token adapter.
@NullMarked
package dev.twoticks.jwt;

import org.jspecify.annotations.NullMarked;
