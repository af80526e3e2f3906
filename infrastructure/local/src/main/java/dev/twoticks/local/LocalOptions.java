package dev.twoticks.local;

import java.util.function.Consumer;

/// What may be chosen when the service starts on one machine.
///
/// @param port of the API; 0 for any free one
/// @param twilioPort of the simulated Twilio and its phone page; 0 for any free one
/// @param whatsapp whether the senders file keeps its WhatsApp sender
/// @param lines takes the event log's lines
public record LocalOptions(int port, int twilioPort, boolean whatsapp, Consumer<String> lines) {

    /// Free ports, and nothing printed.
    public static LocalOptions quiet() {
        return new LocalOptions(0, 0, true, line -> {});
    }

    /// As an owner begins whose WhatsApp sender is not approved yet.
    public LocalOptions withoutWhatsApp() {
        return new LocalOptions(port, twilioPort, false, lines);
    }
}
