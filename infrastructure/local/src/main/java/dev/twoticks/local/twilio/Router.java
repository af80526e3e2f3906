package dev.twoticks.local.twilio;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/// Sends a request to Twilio's API or to the simulator's own site, and the reply to the wire.
final class Router implements HttpHandler {

    private static final String TWILIO = "/2010-04-01/";
    private static final String EVENTS = "/simulator/events";

    private final MessagesApi messages;
    private final Requests requests;
    private final Site site;
    private final EventStream events;
    private final Silences silences;
    private final Sids sids;

    Router(MessagesApi messages, Requests requests, Site site, EventStream events, Silences silences, Sids sids) {
        this.messages = messages;
        this.requests = requests;
        this.site = site;
        this.events = events;
        this.silences = silences;
        this.sids = sids;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Request request = Request.read(exchange);
        if (request.is("GET") && request.path().equals(EVENTS)) {
            events.open(exchange);
            return;
        }
        switch (reply(request)) {
            case Reply.Answer answer -> send(exchange, answer);
            case Reply.Silence silence -> {
                switch (silence) {
                    case DROPPED -> exchange.close();
                    case HANGING -> silences.keep(exchange);
                }
            }
        }
    }

    private Reply reply(Request request) {
        if (!request.path().startsWith(TWILIO)) {
            return site.answer(request);
        }
        Reply reply = messages.answer(request);
        requests.add(request, reply);
        return reply instanceof Reply.Answer answer ? asTwilio(answer) : reply;
    }

    private Reply.Answer asTwilio(Reply.Answer answer) {
        return answer.with("Twilio-Request-Id", sids.next("RQ"))
                .with("Twilio-Request-Duration", "0.020")
                .with("Twilio-Concurrent-Requests", "1")
                .with("X-Home-Region", "us1")
                .with("X-API-Domain", "api.twilio.com");
    }

    private static void send(HttpExchange exchange, Reply.Answer answer) throws IOException {
        try (exchange) {
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            if (!answer.contentType().isEmpty()) {
                exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            }
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            if (answer.body().length > 0) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }
}
