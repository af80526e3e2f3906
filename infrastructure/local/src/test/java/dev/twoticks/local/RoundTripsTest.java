package dev.twoticks.local;

import static dev.twoticks.local.MeasuredFunctions.answers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.local.MeasuredFunctions.Sent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// How often the packaged functions cross the network, one call after the other: what people wait for, measured
/// where the SDK's and Twilio's requests arrive, with warm caches.
@ExtendWith(SharedService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RoundTripsTest {

    /// A stalled machine can make a count too large: then once more, with more patience.
    private static final List<Duration> HOLDS =
            List.of(Duration.ofMillis(120), Duration.ofMillis(400), Duration.ofMillis(1200));

    private final MeasuredFunctions functions;

    RoundTripsTest(LocalService service) throws IOException {
        functions = new MeasuredFunctions(service);
    }

    @BeforeAll
    void caches_are_warm() {
        Sent sent = functions.sent();
        functions.http("ReadVerification", "GET", sent.id(), "");
        functions.http("ResendCode", "POST", functions.later(sent).id(), "");
        functions.receipt(sent, "delivered", "");
        functions.check(sent, functions.code());
        functions.http("CancelVerification", "DELETE", functions.started().id(), "");
    }

    @AfterAll
    void close() {
        functions.close();
    }

    @Test
    void start_takes_three() {
        takes(
                3,
                () -> () ->
                        assertThat(functions.start().path("statusCode").asInt()).isEqualTo(201));
    }

    @Test
    void read_takes_one() {
        takes(1, () -> {
            Sent sent = functions.sent();
            return () -> answers(200, functions.http("ReadVerification", "GET", sent.id(), ""));
        });
    }

    @Test
    void wrong_check_takes_two() {
        takes(2, () -> {
            Sent sent = functions.sent();
            String wrong = functions.code().equals("000001") ? "000002" : "000001";
            return () -> answers(422, functions.check(sent, wrong));
        });
    }

    @Test
    void right_check_takes_two_and_one_for_all_open_tasks() {
        takes(3, () -> {
            Sent sent = functions.sentTwice();
            return () -> answers(200, functions.check(sent, functions.code()));
        });
    }

    @Test
    void receipt_that_answers_nothing_takes_one() {
        takes(1, () -> {
            Sent sent = functions.sent();
            return () -> answers(204, functions.receipt(sent, "sent", ""));
        });
    }

    @Test
    void receipt_that_ends_a_delivery_takes_one_and_one_for_its_task() {
        takes(2, () -> {
            Sent sent = functions.sent();
            return () -> answers(204, functions.receipt(sent, "delivered", ""));
        });
    }

    @Test
    void receipt_of_a_number_that_is_not_on_whatsapp_takes_one_more_to_remember() {
        takes(3, () -> {
            Sent sent = functions.sent();
            return () -> answers(204, functions.receipt(sent, "undelivered", "63024"));
        });
    }

    @Test
    void send_takes_two_around_the_provider() {
        takes(3, () -> {
            Sent started = functions.started();
            return () -> functions.send(started, 1, "whatsapp");
        });
    }

    @Test
    void send_that_is_refused_takes_one_more_to_end_its_task_and_one_to_remember() {
        takes(5, () -> {
            functions.refuseCredentials(false);
            functions.passes(Duration.ofMinutes(2));
            Sent sent = functions.sent();
            functions.refuseCredentials(true);
            return () -> functions.send(sent, 2, "sms");
        });
    }

    @Test
    void cancellation_takes_two_and_one_for_all_open_tasks() {
        takes(3, () -> {
            Sent sent = functions.sentTwice();
            return () -> answers(204, functions.http("CancelVerification", "DELETE", sent.id(), ""));
        });
    }

    @Test
    void resend_takes_four_and_one_for_all_open_tasks() {
        takes(5, () -> {
            Sent sent = functions.later(functions.sent());
            return () -> answers(202, functions.http("ResendCode", "POST", sent.id(), ""));
        });
    }

    /// @param prepared makes what is measured, each time afresh
    private void takes(int expected, Supplier<Runnable> prepared) {
        functions.refuseCredentials(false);
        // longer than any pause after refused credentials, which the next start and send then end
        functions.passes(Duration.ofMinutes(2));
        functions.sent();
        List<List<List<String>>> seen = new ArrayList<>();
        for (Duration hold : HOLDS) {
            Runnable measured = prepared.get();
            functions.trips().begin(hold);
            measured.run();
            seen.add(functions.trips().ended());
            if (seen.getLast().size() == expected) {
                return;
            }
        }
        assertThat(seen.getLast()).as("in sequence, of %s", seen).hasSize(expected);
    }
}
