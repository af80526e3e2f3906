/// Twilio on one machine: the Messages API, signed status callbacks, and a page that shows the simulated handset.
@NullMarked
package dev.twoticks.local.twilio;

import org.jspecify.annotations.NullMarked;
