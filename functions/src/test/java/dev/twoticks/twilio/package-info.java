/// Tests of the Twilio adapter.
@NullMarked
package dev.twoticks.twilio;

import org.jspecify.annotations.NullMarked;
