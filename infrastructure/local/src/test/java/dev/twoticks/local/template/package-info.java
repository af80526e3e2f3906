/// Holds `template.yaml` to the code, the policy files and the rules that no linter knows.
@NullMarked
package dev.twoticks.local.template;

import org.jspecify.annotations.NullMarked;
