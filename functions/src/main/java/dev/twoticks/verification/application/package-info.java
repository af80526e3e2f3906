/// Clients of the API and what they may ask.
@NullMarked
package dev.twoticks.verification.application;

import org.jspecify.annotations.NullMarked;
