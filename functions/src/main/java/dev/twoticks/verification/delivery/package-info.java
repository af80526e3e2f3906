/// One message over one channel, and the receipts that settle it.
@NullMarked
package dev.twoticks.verification.delivery;

import org.jspecify.annotations.NullMarked;
