/// The owner's acceptance scenarios, run over HTTP against the service on this machine.
@NullMarked
package dev.twoticks.local.demo;

import org.jspecify.annotations.NullMarked;
