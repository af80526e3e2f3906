package dev.twoticks.local.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The Message resource as Twilio writes it: counters are strings, dates are RFC 2822, unknown things are null.
final class MessageJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final String accountSid;

    MessageJson(String accountSid) {
        this.accountSid = accountSid;
    }

    ObjectNode one(Message message) {
        MessageRequest request = message.request();
        Message.State state = message.state();
        String path = "/2010-04-01/Accounts/" + accountSid + "/Messages/" + message.sid();
        ObjectNode node = NODES.objectNode();
        node.put("account_sid", accountSid);
        node.put("api_version", "2010-04-01");
        node.put("body", message.body());
        node.put("date_created", date(message.created()));
        node.put("date_sent", state.sent() == null ? null : date(state.sent()));
        node.put("date_updated", date(state.updated()));
        node.put("direction", "outbound-api");
        node.set("error_code", state.errorCode() == 0 ? NODES.nullNode() : NODES.numberNode(state.errorCode()));
        node.putNull("error_message");
        node.put("from", orNull(request.from()));
        node.put("messaging_service_sid", orNull(request.messagingServiceSid()));
        node.put("num_media", "0");
        node.put("num_segments", request.usesService() ? "0" : segments(message.body()));
        node.putNull("price");
        node.put("price_unit", "USD");
        node.put("sid", message.sid());
        node.put("status", state.status().word());
        node.putObject("subresource_uris").put("media", path + "/Media.json");
        node.put("to", request.to());
        node.put("uri", path + ".json");
        return node;
    }

    ObjectNode page(List<Message> found, int page, int size) {
        int start = Math.min(found.size(), page * size);
        int end = Math.min(found.size(), start + size);
        String uri = "/2010-04-01/Accounts/" + accountSid + "/Messages.json?PageSize=" + size + "&Page=";
        ObjectNode node = NODES.objectNode();
        node.putArray("messages")
                .addAll(found.subList(start, end).stream()
                        .<JsonNode>map(this::one)
                        .toList());
        node.put("page", page).put("page_size", size);
        node.put("start", start).put("end", Math.max(start, end - 1));
        node.put("uri", uri + page);
        node.put("first_page_uri", uri + 0);
        node.put("next_page_uri", end < found.size() ? uri + (page + 1) : null);
        node.put("previous_page_uri", page > 0 ? uri + (page - 1) : null);
        return node;
    }

    ObjectNode feedback(Message message, String outcome, Instant now) {
        String uri = "/2010-04-01/Accounts/" + accountSid + "/Messages/" + message.sid() + "/Feedback.json";
        return NODES.objectNode()
                .put("account_sid", accountSid)
                .put("date_created", date(now))
                .put("date_updated", date(now))
                .put("message_sid", message.sid())
                .put("outcome", outcome)
                .put("uri", uri);
    }

    private static String date(Instant at) {
        return RFC_2822.format(at);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /// UCS-2 for anything beyond Latin-1; near enough to GSM-7 for a counter that nobody is billed by.
    private static String segments(String body) {
        boolean wide = body.chars().anyMatch(c -> c > 0xFF);
        int single = wide ? 70 : 160;
        int joined = wide ? 67 : 153;
        int count = body.length() <= single ? 1 : (body.length() + joined - 1) / joined;
        return Integer.toString(count);
    }
}
