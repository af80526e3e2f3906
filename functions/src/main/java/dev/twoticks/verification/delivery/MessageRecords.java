package dev.twoticks.verification.delivery;

/// The provider's own records of the messages that were sent: each holds a number, a text and what became of
/// it.
public interface MessageRecords {

    /// Deletes the record of a message for good. Repeats harmlessly: one that is not there is deleted. Makes at
    /// most one request, within about five seconds, and never throws for what the provider does.
    ///
    /// @param messageId as the provider named it, or whoever says so
    Deletion delete(String messageId);

    /// What became of a record.
    sealed interface Deletion {

        /// It is not there any more.
        record Deleted() implements Deletion {}

        /// It is there still, or may be: the message is on its way, or the provider did not do it.
        ///
        /// @param why a code of the provider's, or one word
        record Left(String why) implements Deletion {}
    }
}
