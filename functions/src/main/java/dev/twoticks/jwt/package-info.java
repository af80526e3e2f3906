/// Tokens as JSON Web Tokens, and their public keys as a JWK set.
@NullMarked
package dev.twoticks.jwt;

import org.jspecify.annotations.NullMarked;
