/// Requests that may be repeated under a key of the client's, and what is kept of them.
@NullMarked
package dev.twoticks.verification.idempotency;

import org.jspecify.annotations.NullMarked;
