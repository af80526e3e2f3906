package dev.twoticks.local.twilio;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the simulator takes for the owner's Twilio account.
///
/// @param whatsappPerMinute messages to one user in a minute before the next fails with 63018
public record SimulatorConfig(Account account, Senders senders, int whatsappPerMinute, Handset handset) {

    /// The account and its credentials.
    ///
    /// @param sid `AC` and 32 hex digits
    /// @param apiKey `SK` and 32 hex digits; requests may be signed in with it or with the account sid and token
    /// @param authToken the primary one, which signs callbacks
    /// @param secondaryToken accepted for requests; signs only when the simulator is told so
    public record Account(
            String sid,
            String apiKey,
            String apiSecret,
            String authToken,
            @Nullable String secondaryToken) {

        @Override
        public String toString() {
            return "Account[" + sid + "]";
        }
    }

    /// Who may send.
    ///
    /// @param smsNumbers in E.164
    /// @param alphaIds alphanumeric sender ids
    /// @param messagingServices `MG` and 32 hex digits
    /// @param whatsappNumbers in E.164, without the channel prefix
    /// @param contentSids `HX` and 32 hex digits, each with its template's language (`en`, `pt_BR`)
    public record Senders(
            List<String> smsNumbers,
            Set<String> alphaIds,
            Set<String> messagingServices,
            Set<String> whatsappNumbers,
            Map<String, String> contentSids) {

        public Senders {
            smsNumbers = List.copyOf(smsNumbers);
            alphaIds = Set.copyOf(alphaIds);
            messagingServices = Set.copyOf(messagingServices);
            whatsappNumbers = Set.copyOf(whatsappNumbers);
            contentSids = Map.copyOf(contentSids);
        }
    }

    /// What the page with the simulated handset needs.
    ///
    /// @param api the service's public base, asked for on each visit because it may start later
    /// @param clientId the application that the page signs in to
    /// @param moveClock moves the clock that everything shares; called from a request's thread and may block
    public record Handset(Supplier<URI> api, String clientId, Consumer<Duration> moveClock) {}
}
