package dev.twoticks.verification;

import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.TaskAnswer;

/// What came of a delivery task. The workflow is told by the task's token, not by this.
public sealed interface SendResult {

    /// The provider was called, once.
    record Handed(DeliveryStatus status) implements SendResult {}

    /// It was claimed before: nothing was sent again.
    record AlreadyClaimed() implements SendResult {}

    /// Nothing may be sent any more.
    record Pointless(TaskAnswer.Outcome outcome) implements SendResult {}
}
