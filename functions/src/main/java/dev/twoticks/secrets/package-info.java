/// Keys and credentials from AWS Secrets Manager.
@NullMarked
package dev.twoticks.secrets;

import org.jspecify.annotations.NullMarked;
