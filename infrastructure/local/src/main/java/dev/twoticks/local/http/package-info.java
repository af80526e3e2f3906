/// What API Gateway's HTTP API would be.
@NullMarked
package dev.twoticks.local.http;

import org.jspecify.annotations.NullMarked;
