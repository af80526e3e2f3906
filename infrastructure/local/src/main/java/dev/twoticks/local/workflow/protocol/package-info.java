/// The Step Functions JSON 1.0 protocol over the engine, so that the real client can talk to it.
@NullMarked
package dev.twoticks.local.workflow.protocol;

import org.jspecify.annotations.NullMarked;
