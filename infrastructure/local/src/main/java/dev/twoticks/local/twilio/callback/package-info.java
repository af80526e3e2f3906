/// Status callbacks as Twilio posts them: signed, with connection overrides, retries and the idempotency token.
@NullMarked
package dev.twoticks.local.twilio.callback;

import org.jspecify.annotations.NullMarked;
