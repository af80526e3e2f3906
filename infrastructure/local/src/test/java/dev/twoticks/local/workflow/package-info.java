/// Tests of the workflow engine.
@NullMarked
package dev.twoticks.local.workflow;

import org.jspecify.annotations.NullMarked;
