package dev.twoticks.local.twilio;

import com.sun.net.httpserver.HttpHandler;
import dev.twoticks.local.clock.Timers;
import dev.twoticks.local.twilio.callback.Attempt;
import dev.twoticks.local.twilio.scenario.Channel;
import dev.twoticks.local.twilio.scenario.Scenario;
import dev.twoticks.local.twilio.scenario.Scenarios;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Twilio on one machine. Mount [#handler()] at `/` of an `HttpServer` of its own on loopback, best on virtual
/// threads; moving the clock by its route blocks one of them.
///
/// Networks act on `timers`, so a moved clock delivers at once. Receipts are posted off the clock's thread and are
/// announced to it as work under way. Everything is kept in memory, codes included: it is a simulator's.
public final class TwilioSimulator implements AutoCloseable {

    private final Switches switches = new Switches();
    private final EventStream events = new EventStream();
    private final Silences silences = new Silences();
    private final Requests requests;
    private final Carrier carrier;
    private final Views views;
    private final Router router;

    /// Starts nothing and opens no port.
    ///
    /// @param random makes sids; needs no lock of its own
    public TwilioSimulator(SimulatorConfig config, Timers timers, RandomGenerator random) {
        Sids sids = new Sids(random);
        Messages messages = new Messages(events::changed);
        requests = new Requests(timers);
        carrier = new Carrier(config.account(), timers, messages, switches, sids);
        views = new Views(messages, requests, carrier, config.handset());
        Controls controls = new Controls(switches, config.handset(), timers);
        List<Endpoint> endpoints = Stream.of(views.endpoints(), controls.endpoints())
                .flatMap(List::stream)
                .toList();
        MessageCreation creation = new MessageCreation(config, timers, switches, sids, messages, carrier);
        router = new Router(
                new MessagesApi(config.account(), timers, switches, messages, creation),
                requests,
                new Site(endpoints, new Pages(config.handset()), new ScenarioPage(scenarios(), endpoints)),
                events,
                silences,
                sids);
    }

    /// Everything: Twilio's API, the scenario table at `/`, the handset at `/phone`, controls under `/simulator`.
    public HttpHandler handler() {
        return router;
    }

    /// The table that the root shows; the first row is the default.
    public List<Scenario> scenarios() {
        return Scenarios.all();
    }

    /// A number's messages on both channels, newest first.
    ///
    /// @param number E.164
    public List<InboxMessage> inbox(String number) {
        return views.messagesOf(number);
    }

    /// Every request to the Messages API, oldest first.
    public List<RecordedRequest> requests() {
        return requests.all();
    }

    /// How many requests to create a message each delivery made, by the query of its callback URL.
    public Map<String, Integer> postsPerDelivery() {
        return requests.postsPerDelivery();
    }

    /// Every try to post a receipt, in the order in which they ended.
    public List<Attempt> callbacks() {
        return carrier.attempts();
    }

    /// Whether every request answers 401 code 20003, as for a revoked key or a suspended account.
    public void credentialsRefused(boolean refused) {
        switches.refuseCredentials(refused);
    }

    /// Whether a channel's messages answer 503.
    public void outage(Channel channel, boolean down) {
        switches.outage(channel, down);
    }

    /// The token that signs receipts from now on.
    public void signWith(SigningKey key) {
        switches.signWith(key);
    }

    /// Whether a number has sent STOP to the SMS senders.
    public void optOut(String number, boolean optedOut) {
        switches.optOut(number, optedOut);
    }

    /// Ends open pages and unanswered connections; receipts under way are dropped.
    @Override
    public void close() {
        events.close();
        silences.close();
        carrier.close();
    }
}
