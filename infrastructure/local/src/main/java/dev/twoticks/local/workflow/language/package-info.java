/// The Amazon States Language as far as the service uses it: read strictly, refused at load rather than at run.
@NullMarked
package dev.twoticks.local.workflow.language;

import org.jspecify.annotations.NullMarked;
