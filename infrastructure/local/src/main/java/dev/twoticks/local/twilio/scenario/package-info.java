/// What the simulated networks do with a message, as data: one row per outcome, chosen by a number's last digits.
@NullMarked
package dev.twoticks.local.twilio.scenario;

import org.jspecify.annotations.NullMarked;
