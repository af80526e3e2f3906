/// Codes sent by Twilio's Messages API, and Twilio's status callbacks read.
@NullMarked
package dev.twoticks.twilio;

import org.jspecify.annotations.NullMarked;
