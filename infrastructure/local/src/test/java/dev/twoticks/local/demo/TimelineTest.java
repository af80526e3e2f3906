package dev.twoticks.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.code.VerificationId;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TimelineTest {

    private static final String ID = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final String REF =
            VerificationId.parse(ID).orElseThrow().ref().hex();

    @Test
    void each_line_says_when_since_the_first_what_and_how() {
        List<String> lines = Timeline.of(
                ID,
                List.of(
                        line("10:00:00.250Z", "verification.started", REF, ""),
                        line("10:00:01Z", "alert", "another", ""),
                        line("10:02:01Z", "delivery.claimed", REF, ",\"delivery\":\"1-2\",\"channel\":\"sms\"")));
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("  0:00.0").contains("verification.started");
        assertThat(lines.get(1)).startsWith("  2:00.8").contains("delivery.claimed", "delivery=1-2 channel=sms");
        assertThat(String.join("", lines)).doesNotContain(REF, ID);
    }

    @Test
    void nothing_happened_is_said_too() {
        assertThat(Timeline.of(ID, List.of())).containsExactly("(nothing)");
    }

    @Test
    void what_must_hold_and_does_not_says_both_values() {
        Expectation.equal(1, 1, "messages");
        assertThatThrownBy(() -> Expectation.equal(1, 2, "messages"))
                .isInstanceOf(Expectation.class)
                .hasMessage("messages: expected 1, was 2");
    }

    private static String line(String time, String event, String ref, String more) {
        return "{\"time\":\"2026-11-24T" + time + "\",\"event\":\"" + event + "\",\"ref\":\"" + ref + "\"" + more + "}";
    }
}
