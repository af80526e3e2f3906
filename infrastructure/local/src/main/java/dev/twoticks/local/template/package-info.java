/// Reads `template.yaml`, so that the service on one machine is made from what is deployed.
@NullMarked
package dev.twoticks.local.template;

import org.jspecify.annotations.NullMarked;
