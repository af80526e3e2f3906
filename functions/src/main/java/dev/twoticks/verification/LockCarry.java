package dev.twoticks.verification;

import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.phone.FailureLock;
import dev.twoticks.verification.phone.PhoneKey;

/// Wrong codes that move from one index key of a number to the other.
///
/// @param carried what was read at `from`
/// @param met what was read at `to`
public record LockCarry(PhoneKey from, PhoneKey to, Purpose purpose, FailureLock carried, FailureLock met) {}
