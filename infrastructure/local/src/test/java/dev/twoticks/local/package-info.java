/// The whole service, tested over HTTP.
@NullMarked
package dev.twoticks.local;

import org.jspecify.annotations.NullMarked;
