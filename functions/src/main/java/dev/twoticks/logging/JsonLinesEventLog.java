package dev.twoticks.logging;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.twoticks.verification.Event;
import dev.twoticks.verification.EventLog;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/// One line of JSON an event: `{"time":"…","event":"delivery.claimed","ref":"…",…}`. Alarms filter on its
/// fields, so the lines carry nothing else and no logging framework stands between.
public final class JsonLinesEventLog implements EventLog {

    private static final JsonFactory JSON = new JsonFactory();

    private final Clock clock;
    private final Consumer<String> lines;

    /// @param lines takes one line at a time, without its end
    public JsonLinesEventLog(Clock clock, Consumer<String> lines) {
        this.clock = clock;
        this.lines = lines;
    }

    @Override
    public void record(Event event) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("time", clock.instant().toString());
            json.writeStringField("event", event.name());
            for (Map.Entry<String, String> field : event.fields().entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail to be written", e);
        }
        lines.accept(line.toString());
    }
}
