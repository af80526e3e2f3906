package dev.twoticks.local.twilio;

import static dev.twoticks.local.twilio.RunningSimulator.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageRefusalTest {

    private static final String NOBODY = "+2348031234000";

    private final RunningSimulator running = new RunningSimulator();

    @AfterEach
    void stop() {
        running.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "To                  | -                              | 21604",
                "To                  | 12345                          | 21211",
                "To                  | +15005550001                   | 21211",
                "To                  | +23480                         | 21211",
                "To                  | +2349999999999999              | 21211",
                "From                | -                              | 21603",
                "From                | +15005550001                   | 21212",
                "From                | +15005550007                   | 21606",
                "From                | +15005550008                   | 21611",
                "From                | +12025550199                   | 21659",
                "From                | Stranger                       | 21606",
                "From                | Much too long a name           | 21212",
                "From                | whatsapp:+15005550006          | 21910",
                "From                | whatsapp:+12025550199          | 63007",
                "MessagingServiceSid | MGffffffffffffffffffffffffffffffff | 21701",
                "Body                | -                              | 21619",
                "ContentVariables    | {\"1\":\"012345\"}             | 21654",
                "ContentSid          | HXffffffffffffffffffffffffffffffff | 21655",
                "StatusCallback      | ftp://localhost/               | 21609",
                "StatusCallback      | http://under_score.example/    | 21609",
                "StatusCallback      | not a url                      | 21609",
                "ValidityPeriod      | 0                              | 21624",
                "ValidityPeriod      | 36001                          | 21624",
                "ValidityPeriod      | soon                           | 21624",
                "To                  | +15005550002                   | 21612",
                "To                  | +15005550003                   | 21408",
                "To                  | +989121234567                  | 21408",
                "To                  | +15005550004                   | 21610",
                "To                  | +15005550009                   | 21614",
                "To                  | +27211234567                   | 21614",
                "To                  | +2348031234408                 | 21408",
                "To                  | +2348031234610                 | 21610",
                "To                  | +2348031234614                 | 21614",
            })
    void each_mistake_of_a_text_message_has_twilios_code(String name, @Nullable String value, int code) {
        Map<String, String> form = running.sms(NOBODY);
        change(form, name, value);

        HttpResponse<String> answer = running.create(form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("code").asInt()).isEqualTo(code);
        assertThat(json(answer).path("status").asInt()).isEqualTo(400);
        assertThat(json(answer).path("more_info").asText()).isEqualTo("https://www.twilio.com/docs/errors/" + code);
        assertThat(json(answer).path("message").asText()).isNotBlank();
        assertThat(running.simulator.inbox(NOBODY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "From             | +12025550100           | 21910",
                "From             | whatsapp:+12025550100  | 63007",
                "ContentSid       | -                      | 21654",
                "ContentVariables | {1:                    | 21656",
                "ContentVariables | [\"012345\"]           | 21656",
                "ContentVariables | {\"1\":12345}          | 21656",
                "To               | whatsapp:+5351234567   | 21408",
                "To               | whatsapp:+79781234567  | 21408",
                "To               | whatsapp:              | 21211",
                "To               | whatsapp:+2348031234408 | 21408",
            })
    void each_mistake_of_a_template_has_twilios_code(String name, @Nullable String value, int code) {
        Map<String, String> form = running.whatsapp(NOBODY);
        change(form, name, value);

        HttpResponse<String> answer = running.create(form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("code").asInt()).isEqualTo(code);
    }

    @Test
    void a_body_over_1600_characters_is_refused_and_one_of_1600_is_not() {
        Map<String, String> form = running.sms(NOBODY);
        form.put("Body", "x".repeat(1601));
        assertThat(json(running.create(form)).path("code").asInt()).isEqualTo(21617);

        form.put("Body", "x".repeat(1600));
        assertThat(running.create(form).statusCode()).isEqualTo(201);
    }

    @Test
    void a_callback_url_over_4000_characters_is_refused() {
        Map<String, String> form = running.sms(NOBODY);
        form.put("StatusCallback", "http://localhost/?" + "x".repeat(4000));

        assertThat(json(running.create(form)).path("code").asInt()).isEqualTo(21609);
    }

    @Test
    void the_recipient_is_judged_before_the_sender_and_the_sender_before_the_text() {
        Map<String, String> form = new LinkedHashMap<>();
        assertThat(json(running.create(form)).path("code").asInt()).isEqualTo(21604);
        form.put("To", NOBODY);
        assertThat(json(running.create(form)).path("code").asInt()).isEqualTo(21603);
        form.put("From", Examples.SMS_SENDER);
        assertThat(json(running.create(form)).path("code").asInt()).isEqualTo(21619);
        form.put("Body", "text");
        assertThat(running.create(form).statusCode()).isEqualTo(201);
    }

    @Test
    void a_name_cannot_send_to_the_united_states_but_to_nigeria() {
        Map<String, String> form = running.sms("+12025550123");
        form.put("From", "TwoTicks");
        assertThat(json(running.create(form)).path("code").asInt()).isEqualTo(21612);

        form.put("To", NOBODY);
        assertThat(running.create(form).statusCode()).isEqualTo(201);
    }

    @Test
    void a_number_that_sent_stop_is_refused_by_sms_until_it_takes_it_back() {
        running.simulator.optOut(NOBODY, true);
        assertThat(json(running.create(running.sms(NOBODY))).path("code").asInt())
                .isEqualTo(21610);
        assertThat(running.create(running.whatsapp(NOBODY)).statusCode()).isEqualTo(201);

        running.simulator.optOut(NOBODY, false);
        assertThat(running.create(running.sms(NOBODY)).statusCode()).isEqualTo(201);
    }

    @Nested
    class Authentication {

        @ParameterizedTest
        @CsvSource({
            Examples.KEY_AND_SECRET,
            Examples.ACCOUNT_AND_TOKEN,
            Examples.ACCOUNT_AND_SECOND_TOKEN,
        })
        void a_key_or_the_account_signs_in(String user, String password) {
            assertThat(running.send(running.request(RunningSimulator.messages(), user, password)
                                    .GET())
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void anything_else_is_twilios_401() {
            HttpResponse<String> answer =
                    running.send(running.request(RunningSimulator.messages(), Examples.KEY, "wrong")
                            .GET());

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body())
                    .isEqualTo("{\"code\":20003,\"message\":\"Authenticate\","
                            + "\"more_info\":\"https://www.twilio.com/docs/errors/20003\",\"status\":401}");
        }

        @Test
        void another_accounts_path_is_refused() {
            String other = RunningSimulator.messages().replace(Examples.ACCOUNT, "AC" + "f".repeat(32));

            assertThat(running.get(other).statusCode()).isEqualTo(401);
        }

        @Test
        void refused_credentials_refuse_everything_until_they_are_right_again() {
            running.simulator.credentialsRefused(true);
            assertThat(json(running.create(running.sms(NOBODY))).path("code").asInt())
                    .isEqualTo(20003);

            running.simulator.credentialsRefused(false);
            assertThat(running.create(running.sms(NOBODY)).statusCode()).isEqualTo(201);
        }
    }

    private static void change(Map<String, String> form, String name, @Nullable String value) {
        if (value == null) {
            form.remove(name);
        } else {
            form.put(name, value);
        }
    }
}
