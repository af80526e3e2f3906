package dev.twoticks.verification;

import dev.twoticks.verification.phone.NumberFault;
import java.util.List;

/// What came of erasing a number.
public sealed interface EraseResult {

    /// Nothing of it is in the table.
    ///
    /// @param verifications how many there were
    /// @param messages whose records the provider has deleted, or had no longer
    /// @param messagesLeft ids of messages whose records the provider did not delete, and may later
    /// @param messagesUnknown deliveries that may have made a message whose id never became known
    record Erased(int verifications, int messages, List<String> messagesLeft, int messagesUnknown)
            implements EraseResult {
        public Erased {
            messagesLeft = List.copyOf(messagesLeft);
        }
    }

    /// What was sent is no number that could have been verified.
    record InvalidPhoneNumber(NumberFault why) implements EraseResult {}
}
