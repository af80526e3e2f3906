package dev.twoticks.verification;

import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.phone.NumberFault;
import java.util.List;

/// What came of opening a number's locks.
public sealed interface UnlockResult {

    /// Every lock that was asked for is open.
    ///
    /// @param purposes those for which anything was counted; none if all were open before
    record Opened(List<Purpose> purposes) implements UnlockResult {
        public Opened {
            purposes = List.copyOf(purposes);
        }
    }

    /// What was sent is no number that could have been locked.
    record InvalidPhoneNumber(NumberFault why) implements UnlockResult {}
}
