package dev.twoticks.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.twoticks.local.Client.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who holds an id must not learn from it whether the number is on WhatsApp.
@ExtendWith(SharedService.class)
final class IndistinguishableTest {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration SECOND_PAUSE = Duration.ofSeconds(60);

    /// Between two looks, once the first seconds have passed.
    private static final Duration PAUSE = Duration.ofSeconds(Boolean.getBoolean("test.exhaustive") ? 6 : 12);

    /// Delivered, not on WhatsApp, silent, late, wrongly refused, no answer from Twilio.
    private static final List<String> OUTCOMES = List.of("101", "024", "103", "104", "224", "492");

    private final LocalService service;
    private final Client client;

    IndistinguishableTest(LocalService service) {
        this.service = service;
        this.client = new Client(service.api());
    }

    @AfterEach
    void close() {
        client.close();
    }

    /// @param askedAt when the code was last asked for, at first by the start
    private record Watched(String scenario, String id, Instant startedAt, Instant askedAt) {}

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoever_reads_learns_nothing_of_the_channel_at_any_moment(boolean resent) {
        boolean resend = resent;
        List<Watched> all = OUTCOMES.stream().map(this::started).toList();
        int compared = 0;
        Duration passed = Duration.ZERO;
        while (passed.compareTo(Duration.ofMinutes(11)) < 0) {
            Duration step = passed.compareTo(Duration.ofSeconds(8)) < 0 ? Duration.ofMillis(700) : PAUSE;
            service.clock().advance(step);
            passed = passed.plus(step);
            compared += same(all) ? 1 : 0;
            if (resend && passed.compareTo(Duration.ofSeconds(40)) > 0) {
                resend = false;
                all = all.stream().map(this::resent).toList();
            }
        }
        assertThat(compared).isGreaterThan((int) Duration.ofMinutes(10).dividedBy(PAUSE));
        assertThat(client.read(all.getFirst().id()).body().path("status").asText())
                .isEqualTo("expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "next_delivery_at", "deliveries_left", "checks_left", "channels", "expires_at"})
    void a_member_that_moved_with_the_fallback_would_be_noticed(String member) {
        List<Watched> all = List.of(started("101"), started("024"));
        service.clock().advance(Duration.ofSeconds(5));
        View honest = view(all.get(0), client.read(all.get(0).id()));
        Answer answer = client.read(all.get(1).id());
        ObjectNode leaking = (ObjectNode) answer.body();
        leaking.put(member, member.endsWith("_at") ? service.clock().instant().toString() : "moved");
        View leaked = view(all.get(1), new Answer(answer.status(), answer.headers(), leaking.toString()));
        assertThat(honest.differences(view(all.get(1), answer))).isEmpty();
        assertThat(honest.differences(leaked)).containsExactly(member);
    }

    @Test
    void a_member_or_a_header_too_many_would_be_noticed() {
        Watched one = started("101");
        Answer answer = client.read(one.id());
        ObjectNode more = (ObjectNode) answer.body();
        more.put("channel", "sms");
        View leaked = view(one, new Answer(answer.status(), Map.of("x-channel", "sms"), more.toString()));
        assertThat(view(one, answer).differences(leaked)).contains("channel", "header x-channel");
    }

    private Watched started(String scenario) {
        Answer answer = client.start(Numbers.fresh(scenario));
        assertThat(answer.status()).isEqualTo(201);
        Instant expires = Instant.parse(answer.body().path("expires_at").asText());
        return new Watched(scenario, answer.id(), expires.minus(LIFE), expires.minus(LIFE));
    }

    private Watched resent(Watched one) {
        Instant before = service.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        Answer answer = client.resend(one.id());
        Instant next = Instant.parse(answer.body().path("next_delivery_at").asText());
        assertThat(answer.status()).isEqualTo(202);
        assertThat(next.minus(SECOND_PAUSE)).isBetween(before, service.clock().instant());
        return new Watched(one.scenario(), one.id(), one.startedAt(), next.minus(SECOND_PAUSE));
    }

    /// False at a moment that falls between two ends, where the clock itself tells them apart.
    private boolean same(List<Watched> all) {
        Instant before = service.clock().instant();
        List<Answer> answers = all.stream().map(it -> client.read(it.id())).toList();
        Instant after = service.clock().instant();
        long ended = all.stream()
                .filter(it -> !it.startedAt().plus(LIFE).isAfter(after))
                .count();
        long over = all.stream()
                .filter(it -> !it.startedAt().plus(LIFE).isAfter(before))
                .count();
        boolean between = ended != over || ended % all.size() != 0;
        if (!between) {
            assertSame(all, answers);
        }
        return !between;
    }

    private void assertSame(List<Watched> all, List<Answer> answers) {
        List<View> views = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            views.add(view(all.get(i), answers.get(i)));
        }
        for (int i = 1; i < all.size(); i++) {
            assertThat(views.getFirst().differences(views.get(i)))
                    .as(
                            "%s beside %s: %s",
                            all.get(i).scenario(), all.getFirst().scenario(), views.get(i))
                    .isEmpty();
        }
    }

    private static View view(Watched one, Answer answer) {
        return View.of(answer, one.startedAt(), one.askedAt());
    }
}
