/// What DynamoDB would be: DynamoDB Local, as a process of its own.
@NullMarked
package dev.twoticks.local.database;

import org.jspecify.annotations.NullMarked;
