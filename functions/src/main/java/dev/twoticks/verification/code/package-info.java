/// The client's secret id, its public ref, and the code that is derived from the ref.
@NullMarked
package dev.twoticks.verification.code;

import org.jspecify.annotations.NullMarked;
