package dev.twoticks.local;

import java.util.function.Consumer;

/// What may be chosen when the service starts on one machine.
///
/// @param port of the API; 0 for any free one
/// @param twilioPort of the simulated Twilio and its phone page; 0 for any free one
/// @param whatsapp whether the senders file keeps its WhatsApp sender
/// @param crowd whether whoever sits at this machine stands for many people, who come from many addresses; then the
///     limits of one address and of one block of numbers are out of the way
/// @param lines takes the event log's lines
public record LocalOptions(int port, int twilioPort, boolean whatsapp, boolean crowd, Consumer<String> lines) {

    /// Free ports, and nothing printed.
    public static LocalOptions quiet() {
        return new LocalOptions(0, 0, true, true, line -> {});
    }

    /// As an owner begins whose WhatsApp sender is not approved yet.
    public LocalOptions withoutWhatsApp() {
        return new LocalOptions(port, twilioPort, false, crowd, lines);
    }

    /// With the limits that the policy files ship.
    public LocalOptions withShippedLimits() {
        return new LocalOptions(port, twilioPort, whatsapp, false, lines);
    }
}
