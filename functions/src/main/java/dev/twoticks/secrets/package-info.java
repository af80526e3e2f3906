/// Keys and credentials from AWS Secrets Manager, and the making of the first keys.
@NullMarked
package dev.twoticks.secrets;

import org.jspecify.annotations.NullMarked;
