/// When WhatsApp is not tried, because it would fail for everybody.
@NullMarked
package dev.twoticks.verification.breaker;

import org.jspecify.annotations.NullMarked;
