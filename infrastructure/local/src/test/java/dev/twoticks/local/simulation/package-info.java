/// The whole service under chance: seeded schedules of requests, functions, receipts, timers and faults, judged by
/// invariants. The same seed does exactly the same again.
@NullMarked
package dev.twoticks.local.simulation;

import org.jspecify.annotations.NullMarked;
