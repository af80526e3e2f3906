/// Tests of reading definitions.
@NullMarked
package dev.twoticks.local.workflow.language;

import org.jspecify.annotations.NullMarked;
