package dev.twoticks.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.delivery.SendOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What goes wrong below HTTP, with waits shortened.
@Timeout(30)
final class TwilioTransportTest {

    private static final SendOutcome NOT_SENT = new SendOutcome.NotSent(new Failure("connect", FailureClass.TRANSIENT));
    private static final TwilioCodeSender.Limits SHORT =
            new TwilioCodeSender.Limits(Duration.ofMillis(400), Duration.ofMillis(1500), Duration.ofMillis(100));

    @ParameterizedTest
    @CsvSource({"RESET,reset", "SILENCE,timeout", "HALF_AN_ANSWER,timeout"})
    void a_request_that_was_read_and_not_answered_is_unclear_and_never_repeated(BrokenTwilio.Fault fault, String reason)
            throws IOException {
        try (BrokenTwilio twilio = new BrokenTwilio(fault)) {
            assertThat(sender(twilio.url(), SHORT).send(Examples.SMS)).isEqualTo(new SendOutcome.Unknown(reason));
            assertThat(twilio.posts).hasValue(1);
        }
    }

    /// One that was idle while the function was frozen may be dead, which a POST cannot find out.
    @Test
    void no_connection_is_used_for_a_second_post() throws IOException {
        try (CountingTwilio twilio = new CountingTwilio(new CountingTwilio.Answer(201, "{\"sid\":\"SM1\"}"))) {
            TwilioCodeSender sender = sender(twilio.url(), TwilioCodeSender.Limits.STANDARD);

            sender.send(Examples.SMS);
            sender.send(Examples.SMS);

            assertThat(twilio.connections).hasSize(2).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_refused_connection_means_that_nothing_was_sent() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(sender(URI.create("http://localhost:" + port), SHORT).send(Examples.SMS))
                .isEqualTo(NOT_SENT);
    }

    @Test
    void an_unknown_host_means_that_nothing_was_sent() {
        assertThat(sender(URI.create("http://nobody.invalid"), TwilioCodeSender.Limits.STANDARD)
                        .send(Examples.SMS))
                .isEqualTo(NOT_SENT);
    }

    @Test
    void a_connection_that_is_not_taken_in_time_means_that_nothing_was_sent() throws IOException {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full, waiting);
            URI url = URI.create("http://" + full.getInetAddress().getHostAddress() + ":" + full.getLocalPort());

            assertThat(sender(url, SHORT).send(Examples.SMS)).isEqualTo(NOT_SENT);
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void twilios_own_limits_are_one_second_to_connect_and_five_in_all() {
        assertThat(TwilioCodeSender.Limits.STANDARD)
                .isEqualTo(new TwilioCodeSender.Limits(
                        Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(1)));
    }

    /// Takes every place in the server's queue; nobody accepts, so the next one waits.
    private static void fill(ServerSocket server, List<Socket> waiting) throws IOException {
        for (int tries = 0; tries < 100; tries++) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 200);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
        throw new AssertionError("the queue never fills on this platform");
    }

    private static TwilioCodeSender sender(URI endpoint, TwilioCodeSender.Limits limits) {
        return new TwilioCodeSender(
                new ChangingCredentials(Examples.ACCOUNT),
                Examples.PUBLIC_URL,
                endpoint,
                new Random(1),
                pause -> {},
                limits);
    }
}
