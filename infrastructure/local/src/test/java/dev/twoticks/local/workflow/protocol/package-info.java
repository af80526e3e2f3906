/// Tests of the wire protocol.
@NullMarked
package dev.twoticks.local.workflow.protocol;

import org.jspecify.annotations.NullMarked;
