/// The whole service on one machine: the real handlers, and around them what AWS and Twilio would be.
@NullMarked
package dev.twoticks.local;

import org.jspecify.annotations.NullMarked;
