package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FALLBACK;
import static dev.twoticks.verification.Examples.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.breaker.CallCounts;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.delivery.SendOutcome;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is counted of the WhatsApp messages of a minute, and when it opens the provider's breaker: of twenty,
/// more than four failures, or more than ten that failed or stayed silent.
final class BreakerCountsTest {

    private static final Failure OF_THE_ROUTE = new Failure("63058", FailureClass.NEXT);
    private static final SendOutcome NO_ANSWER = new SendOutcome.Unknown("timeout");

    private final World world = new World();
    private final Instant minute = world.now();
    private int numbers = 1000;

    private VerificationId started() {
        return world.started("+234803123" + numbers++);
    }

    private VerificationId sent() {
        VerificationId id = started();
        world.send(id.ref(), FIRST);
        return id;
    }

    private List<VerificationId> sent(int messages) {
        return Stream.generate(this::sent).limit(messages).toList();
    }

    private void failed(VerificationId id) {
        world.receipt(id.ref(), FIRST, DeliveryStatus.FAILED, OF_THE_ROUTE);
    }

    /// What is counted of the first minute's messages.
    private CallCounts counts() {
        return world.memory.countCalls(minute, CallCounts.NONE);
    }

    private boolean open() {
        return world.read(started()).round().plan().first() == Channel.SMS;
    }

    @Test
    void a_share_of_failures_above_the_policy_s_opens_the_provider_s_breaker() {
        for (int good = 0; good < 16; good++) {
            sent();
        }
        for (int bad = 0; bad < 4; bad++) {
            world.sender.answers(new SendOutcome.Unknown("timeout"));
            sent();
        }
        assertThat(open()).isFalse();

        world.sender.answers(new SendOutcome.Unknown("timeout"));
        sent();

        assertThat(open()).isTrue();
        assertThat(world.events.named(Event.ALERT))
                .singleElement()
                .satisfies(it -> assertThat(it.fields()).containsEntry("error", "failure_share"));
    }

    @Test
    void few_calls_prove_nothing() {
        for (int bad = 0; bad < 19; bad++) {
            world.sender.answers(new SendOutcome.Unknown("timeout"));
            sent();
        }
        assertThat(open()).isFalse();
    }

    @Test
    void a_silence_counts_for_the_minute_of_its_message_and_not_for_that_of_the_sms() {
        List<VerificationId> morning = sent(100);
        world.passes(120);
        sent(20);
        morning.subList(0, 10).forEach(it -> world.send(it.ref(), FALLBACK));

        assertThat(counts()).isEqualTo(new CallCounts(100, 0, 10));
        assertThat(open()).isFalse();
    }

    @Test
    void a_minute_of_which_more_than_half_is_silent_opens_the_breaker_when_that_is_known() {
        List<VerificationId> silent = sent(20);
        world.passes(120);
        silent.subList(0, 10).forEach(it -> world.send(it.ref(), FALLBACK));
        assertThat(open()).isFalse();

        world.send(silent.getLast().ref(), FALLBACK);

        assertThat(open()).isTrue();
    }

    @Test
    void failures_and_silences_add_up() {
        List<VerificationId> ids = sent(20);
        ids.subList(0, 4).forEach(this::failed);
        world.passes(120);
        ids.subList(4, 10).forEach(it -> world.send(it.ref(), FALLBACK));
        assertThat(open()).isFalse();

        world.send(ids.get(10).ref(), FALLBACK);

        assertThat(open()).isTrue();
    }

    @Test
    void a_failure_that_a_receipt_tells_late_counts_for_the_minute_of_its_message() {
        List<VerificationId> ids = sent(30);
        world.passes(90);
        sent(20);
        ids.subList(0, 6).forEach(this::failed);
        assertThat(counts()).isEqualTo(new CallCounts(30, 6, 0));
        assertThat(open()).isFalse();

        failed(ids.get(6));

        assertThat(open()).isTrue();
    }

    @Test
    void who_was_silent_until_the_sms_and_fails_afterwards_counts_once() {
        VerificationId id = sent();
        world.send(id.ref(), FALLBACK);
        failed(id);

        assertThat(counts()).isEqualTo(new CallCounts(1, 0, 1));
    }

    @Test
    void whose_answer_was_unclear_counts_once_whatever_is_heard_of_it() {
        world.sender.answers(NO_ANSWER);
        VerificationId failing = sent();
        failed(failing);
        world.send(failing.ref(), FALLBACK);
        world.sender.answers(NO_ANSWER);
        VerificationId silent = sent();
        world.receipt(silent.ref(), FIRST, DeliveryStatus.SENT);
        world.send(silent.ref(), FALLBACK);

        assertThat(counts()).isEqualTo(new CallCounts(2, 2, 0));
    }

    @Test
    void whose_receipt_overtakes_an_unclear_answer_counts_once() {
        VerificationId id = started();
        world.sender.answers(NO_ANSWER);
        world.sender.meanwhile(() -> failed(id));
        world.send(id.ref(), FIRST);

        assertThat(counts()).isEqualTo(new CallCounts(1, 1, 0));
    }

    @Test
    void a_repeated_task_or_receipt_counts_nothing_more() {
        VerificationId id = sent();
        world.send(id.ref(), FIRST);
        failed(id);
        failed(id);
        world.send(id.ref(), FALLBACK);
        world.send(id.ref(), FALLBACK);

        assertThat(counts()).isEqualTo(new CallCounts(1, 1, 0));
    }

    @Test
    void what_our_own_limiter_has_stopped_says_nothing_of_whatsapp() {
        for (int good = 0; good < 20; good++) {
            sent();
        }
        List<VerificationId> stopped = Stream.generate(this::started).limit(20).toList();
        WatchedStore watched = new WatchedStore(world.memory);
        watched.breakCalls("takeBudget"::equals);
        world.store = watched.store();
        stopped.forEach(it -> world.send(it.ref(), FIRST));
        world.store = world.memory;

        assertThat(world.memory.countCalls(world.now(), CallCounts.NONE)).isEqualTo(new CallCounts(20, 0, 0));
        assertThat(open()).isFalse();
    }

    @Test
    void a_provider_that_cannot_be_reached_is_a_failure_and_one_that_refuses_our_key_is_none() {
        for (int n = 0; n < 10; n++) {
            world.sender.answers(new SendOutcome.NotSent(new Failure("connect", FailureClass.TRANSIENT)));
            sent();
        }
        world.sender.answers(new SendOutcome.CredentialsRefused("api_key"));
        sent();

        assertThat(world.memory.countCalls(world.now(), CallCounts.NONE)).isEqualTo(new CallCounts(10, 10, 0));
    }

    @Test
    void numbers_that_are_not_on_whatsapp_are_no_failures_of_it() {
        for (int n = 0; n < 25; n++) {
            VerificationId id = sent();
            world.receipt(id.ref(), FIRST, DeliveryStatus.UNDELIVERED, Examples.NOT_ON_WHATSAPP);
            world.send(id.ref(), FALLBACK);
        }
        assertThat(open()).isFalse();
    }

    @Test
    void counts_that_cannot_be_written_stop_no_message() {
        WatchedStore watched = new WatchedStore(world.memory);
        watched.breakCalls("countCalls"::equals);
        world.store = watched.store();
        VerificationId id = sent();

        assertThat(world.delivery(id, FIRST).status()).isEqualTo(DeliveryStatus.QUEUED);
    }

    @Test
    void what_the_provider_refuses_counts_as_a_failure_if_the_route_is_at_fault_and_as_a_call_if_the_number_is() {
        world.sender.answers(new SendOutcome.Refused(OF_THE_ROUTE), new SendOutcome.Refused(Examples.NOT_ON_WHATSAPP));
        sent();
        assertThat(counts()).isEqualTo(new CallCounts(1, 1, 0));
        sent();
        assertThat(counts()).isEqualTo(new CallCounts(2, 1, 0));
    }

    @Test
    void a_message_that_goes_well_opens_nothing_although_it_makes_the_failures_before_it_enough() {
        for (int bad = 0; bad < 19; bad++) {
            world.sender.answers(NO_ANSWER);
            sent();
        }
        sent();

        assertThat(open()).isFalse();
    }

    @Test
    void a_message_whose_sender_died_before_the_provider_answered_is_no_silence_of_whatsapp() {
        VerificationId id = started();
        world.sender.meanwhile(() -> {
            throw new IllegalStateException("the function dies");
        });
        assertThatThrownBy(() -> world.send(id.ref(), FIRST)).isInstanceOf(IllegalStateException.class);
        world.sender.meanwhile(() -> {});

        world.send(id.ref(), FALLBACK);

        assertThat(counts()).isEqualTo(CallCounts.NONE);
    }
}
