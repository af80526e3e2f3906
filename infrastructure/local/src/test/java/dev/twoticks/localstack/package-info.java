/// Tests that run in LocalStack, where a container engine has it.
@NullMarked
package dev.twoticks.localstack;

import org.jspecify.annotations.NullMarked;
