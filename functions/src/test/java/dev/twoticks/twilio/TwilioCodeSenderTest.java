package dev.twoticks.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.twilio.CountingTwilio.Answer;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.delivery.SendOutcome;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
final class TwilioCodeSenderTest {

    private static final String SID = "SM00000000000000000000000000000001";
    private static final Answer CREATED = new Answer(201, created("queued"));
    private static final Answer THROTTLED = new Answer(429, error(20429));

    private final ChangingCredentials credentials = new ChangingCredentials(Examples.ACCOUNT);
    private final List<Duration> pauses = new ArrayList<>();

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(CREATED, new SendOutcome.Accepted(SID, DeliveryStatus.QUEUED)),
                Arguments.of(new Answer(201, "{\"status\":\"queued\"}"), new SendOutcome.Unknown("no_sid")),
                Arguments.of(new Answer(201, "{\"sid\":\"\"}"), new SendOutcome.Unknown("no_sid")),
                Arguments.of(new Answer(201, "null"), new SendOutcome.Unknown("no_sid")),
                Arguments.of(new Answer(201, "[]"), new SendOutcome.Unknown("unparsable")),
                Arguments.of(new Answer(201, ""), new SendOutcome.Unknown("unparsable")),
                Arguments.of(new Answer(201, "<html>ok"), new SendOutcome.Unknown("unparsable")),
                Arguments.of(new Answer(200, created("queued")), new SendOutcome.Unknown("http_200")),
                Arguments.of(new Answer(302, created("queued")), new SendOutcome.Unknown("http_302")),
                Arguments.of(new Answer(307, ""), new SendOutcome.Unknown("http_307")),
                Arguments.of(new Answer(400, error(21211)), refused("21211", FailureClass.PERMANENT)),
                Arguments.of(new Answer(400, error(63024)), refused("63024", FailureClass.NOT_ON_WHATSAPP)),
                Arguments.of(new Answer(400, error(21610)), refused("21610", FailureClass.NEXT)),
                Arguments.of(new Answer(400, error(99999)), refused("99999", FailureClass.UNKNOWN)),
                Arguments.of(new Answer(403, error(30450)), refused("30450", FailureClass.FRAUD)),
                Arguments.of(new Answer(404, error(20404)), refused("20404", FailureClass.UNKNOWN)),
                Arguments.of(new Answer(404, "<html>not here"), new SendOutcome.Unknown("http_404")),
                Arguments.of(new Answer(401, error(20003)), new SendOutcome.CredentialsRefused("api_key")),
                Arguments.of(new Answer(401, ""), new SendOutcome.CredentialsRefused("api_key")),
                Arguments.of(new Answer(403, error(20003)), new SendOutcome.CredentialsRefused("api_key")),
                Arguments.of(new Answer(500, error(20500)), new SendOutcome.Unknown("http_500")),
                Arguments.of(new Answer(502, "<html>bad gateway"), new SendOutcome.Unknown("http_502")),
                Arguments.of(new Answer(503, error(20503)), new SendOutcome.Unknown("http_503")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void every_answer_has_its_outcome_after_exactly_one_post(Answer answer, SendOutcome outcome) throws IOException {
        try (CountingTwilio twilio = new CountingTwilio(answer)) {
            assertThat(sender(twilio.url()).send(Examples.WHATSAPP)).isEqualTo(outcome);
            assertThat(twilio.requests).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "accepted,ACCEPTED",
        "queued,QUEUED",
        "sending,SENDING",
        "sent,SENT",
        "scheduled,ACCEPTED",
        "new_word,ACCEPTED",
        "failed,ACCEPTED"
    })
    void the_first_status_is_kept_where_it_is_known_and_good(String word, DeliveryStatus status) throws IOException {
        try (CountingTwilio twilio = new CountingTwilio(new Answer(201, created(word)))) {
            assertThat(sender(twilio.url()).send(Examples.SMS)).isEqualTo(new SendOutcome.Accepted(SID, status));
        }
    }

    @Test
    void a_code_is_classified_for_the_channel_it_was_sent_on() throws IOException {
        try (CountingTwilio twilio = new CountingTwilio(new Answer(400, error(21610)))) {
            assertThat(sender(twilio.url()).send(Examples.SMS)).isEqualTo(refused("21610", FailureClass.PERMANENT));
        }
    }

    @Nested
    final class Throttling {

        @Test
        void an_unprocessed_post_is_made_once_more_after_a_moment() throws IOException {
            try (CountingTwilio twilio = new CountingTwilio(THROTTLED, CREATED)) {
                assertThat(sender(twilio.url()).send(Examples.SMS))
                        .isEqualTo(new SendOutcome.Accepted(SID, DeliveryStatus.QUEUED));
                assertThat(twilio.requests).hasSize(2);
                assertThat(twilio.requests.getFirst().body())
                        .isEqualTo(twilio.requests.getLast().body());
                assertThat(pauses)
                        .singleElement()
                        .satisfies(
                                pause -> assertThat(pause).isBetween(Duration.ofMillis(200), Duration.ofMillis(800)));
            }
        }

        @Test
        void a_second_429_is_final() throws IOException {
            try (CountingTwilio twilio = new CountingTwilio(THROTTLED)) {
                assertThat(sender(twilio.url()).send(Examples.SMS)).isEqualTo(refused("20429", FailureClass.TRANSIENT));
                assertThat(twilio.requests).hasSize(2);
            }
        }

        @Test
        void a_429_without_twilios_body_is_no_different() throws IOException {
            try (CountingTwilio twilio = new CountingTwilio(new Answer(429, "<html>slow down"))) {
                assertThat(sender(twilio.url()).send(Examples.SMS))
                        .isEqualTo(refused("throttled", FailureClass.TRANSIENT));
                assertThat(twilio.requests).hasSize(2);
            }
        }

        @Test
        void an_unclear_second_answer_stays_unclear() throws IOException {
            try (CountingTwilio twilio = new CountingTwilio(THROTTLED, new Answer(500, ""))) {
                assertThat(sender(twilio.url()).send(Examples.SMS)).isEqualTo(new SendOutcome.Unknown("http_500"));
                assertThat(twilio.requests).hasSize(2);
            }
        }

        @Test
        void there_is_no_second_post_when_too_little_time_is_left() throws IOException {
            var limits =
                    new TwilioCodeSender.Limits(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(5));
            try (CountingTwilio twilio = new CountingTwilio(THROTTLED, CREATED)) {
                assertThat(sender(twilio.url(), limits).send(Examples.SMS))
                        .isEqualTo(refused("20429", FailureClass.TRANSIENT));
                assertThat(twilio.requests).hasSize(1);
            }
        }
    }

    @Nested
    final class Credentials {

        @ParameterizedTest
        @CsvSource(
                nullValues = "-",
                value = {
                    "'',SK1,secret,token,account_sid",
                    "AC 1/..,SK1,secret,token,account_sid",
                    "AC1,' ',secret,token,api_key",
                    "AC1,SK1,'',token,api_secret",
                    "AC1,SK1,secret,'',auth_token"
                })
        void a_missing_one_is_named_before_any_request(
                String sid, String key, String secret, String token, String field) throws IOException {
            credentials.store(new TwilioCredentials(sid, key, secret, token, null));
            credentials.refreshed();
            try (CountingTwilio twilio = new CountingTwilio(CREATED)) {
                assertThat(sender(twilio.url()).send(Examples.SMS))
                        .isEqualTo(new SendOutcome.CredentialsRefused(field));
                assertThat(twilio.requests).isEmpty();
            }
        }

        @Test
        void refused_ones_are_read_afresh_for_the_next_delivery_and_not_for_this_one() throws IOException {
            credentials.store(new TwilioCredentials("AC1", "SK2", "new-secret", "token", null));
            try (CountingTwilio twilio = new CountingTwilio(new Answer(401, error(20003)), CREATED)) {
                TwilioCodeSender sender = sender(twilio.url());

                assertThat(sender.send(Examples.SMS)).isEqualTo(new SendOutcome.CredentialsRefused("api_key"));
                assertThat(credentials.refreshes).isEqualTo(1);
                assertThat(twilio.requests).hasSize(1);

                assertThat(sender.send(Examples.SMS)).isInstanceOf(SendOutcome.Accepted.class);
                assertThat(credentials.refreshes).isEqualTo(1);
                assertThat(twilio.requests.getLast().path()).contains("/AC1/");
            }
        }

        @Test
        void refused_ones_that_cannot_be_read_afresh_are_said_to_be_refused_and_kept() throws IOException {
            credentials.down = true;
            try (CountingTwilio twilio = new CountingTwilio(new Answer(401, error(20003)), CREATED)) {
                TwilioCodeSender sender = sender(twilio.url());

                assertThat(sender.send(Examples.SMS)).isEqualTo(new SendOutcome.CredentialsRefused("api_key"));
                assertThat(credentials.refreshes).isEqualTo(1);
                assertThat(sender.send(Examples.SMS)).isInstanceOf(SendOutcome.Accepted.class);
            }
        }

        @Test
        void a_secret_that_cannot_be_read_is_a_fault_and_nothing_is_sent() throws IOException {
            TwilioCredentialsSource broken = new TwilioCredentialsSource() {
                @Override
                public TwilioCredentials credentials() {
                    throw new IllegalStateException("secret twilio: field auth_token");
                }

                @Override
                public Optional<TwilioCredentials> refreshed() {
                    throw new IllegalStateException("secret twilio: field auth_token");
                }
            };
            try (CountingTwilio twilio = new CountingTwilio(CREATED)) {
                var sender =
                        new TwilioCodeSender(broken, Examples.PUBLIC_URL, twilio.url(), new Random(1), pauses::add);
                assertThat(sender.send(Examples.SMS))
                        .isEqualTo(new SendOutcome.NotSent(new Failure("credentials_unreadable", FailureClass.FAULT)));
                assertThat(twilio.requests).isEmpty();
            }
        }

        @Test
        void they_are_never_printed() {
            assertThat(Examples.ACCOUNT).hasToString("TwilioCredentials[redacted]");
        }
    }

    private TwilioCodeSender sender(URI endpoint) {
        return sender(endpoint, TwilioCodeSender.Limits.STANDARD);
    }

    private TwilioCodeSender sender(URI endpoint, TwilioCodeSender.Limits limits) {
        return new TwilioCodeSender(credentials, Examples.PUBLIC_URL, endpoint, new Random(1), pauses::add, limits);
    }

    private static SendOutcome refused(String code, FailureClass kind) {
        return new SendOutcome.Refused(new Failure(code, kind));
    }

    private static String created(String status) {
        return "{\"account_sid\":\"" + Examples.ACCOUNT_SID + "\",\"body\":\"x\",\"date_created\":"
                + "\"Thu, 24 Aug 2023 05:01:45 +0000\",\"date_sent\":null,\"direction\":\"outbound-api\","
                + "\"error_code\":null,\"num_segments\":\"1\",\"price\":null,\"sid\":\"" + SID
                + "\",\"status\":\"" + status + "\",\"to\":\"" + Examples.NUMBER + "\",\"added_later\":{}}";
    }

    private static String error(int code) {
        return "{\"code\":" + code + ",\"message\":\"The number " + Examples.NUMBER
                + " is refused\",\"more_info\":\"https://www.twilio.com/docs/errors/" + code + "\",\"status\":400}";
    }
}
