package dev.twoticks.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.twoticks.verification.NoSecretsExtension;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a request looks like, it is answered with a problem of the client's, and has touched nothing.
class MalformedRequestTest {

    private static final String START = "POST /verifications";
    private static final String CHECK = "POST /verifications/{id}/checks";
    private static final String RESEND = "POST /verifications/{id}/deliveries";
    private static final String READ = "GET /verifications/{id}";
    private static final String CANCEL = "DELETE /verifications/{id}";
    private static final Map<String, String> BODIES =
            Map.of(START, "{\"phone_number\":\"+2348031234567\"}", CHECK, "{\"code\":\"123456\"}", RESEND, "{}");

    private static final String GOOD =
            "{\"client_id\":\"demo-web\",\"phone_number\":\"+2348031234567\",\"code_challenge\":\""
                    + Situation.CHALLENGE + "\"}";

    @RegisterExtension
    final NoSecretsExtension secrets = new NoSecretsExtension();

    private static Stream<Arguments> malformedBodies() {
        return Stream.of(
                        new Taken(START, "phone_number", Situation.NUMBER),
                        new Taken(CHECK, "code", "123456"),
                        new Taken(RESEND, "channel", "sms"))
                .flatMap(it -> MalformedBodies.of(it.member(), it.value()).entrySet().stream()
                        .map(body -> Arguments.of(it.route(), body.getKey(), body.getValue())));
    }

    /// A member that a route takes.
    private record Taken(String route, String member, String value) {}

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("malformedBodies")
    void body_of_no_use_is_malformed_and_touches_nothing(String route, String name, RawEvent request) {
        assertRefused(route, request, "malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {START, CHECK})
    void body_is_needed(String route) {
        assertRefused(route, RawEvent.body(null), "malformed");
        assertRefused(route, RawEvent.body(""), "malformed");
        assertRefused(route, RawEvent.body("").flaggedBase64(), "malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345",
                "1234567",
                " 123456",
                "12345 ",
                "123 456",
                "+12345",
                "12345a",
                "-12345",
                "0x1234",
                "1.2345",
                "",
                "١٢٣٤٥٦",
                "１２３４５６",
                "१२३४५६",
                "𝟏𝟐𝟑𝟒𝟓𝟔",
                "123456\\n",
                "\\u0000123456"
            })
    void what_is_no_code_is_malformed_and_costs_no_check(String code) {
        assertRefused(CHECK, RawEvent.body("{\"code\":\"" + code + "\"}"), "malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {START, READ, CHECK, RESEND, CANCEL})
    void authorization_that_is_no_http_basic_is_malformed(String route) {
        for (String odd : List.of(
                "",
                " ",
                "Basic",
                "Basic ",
                "Basic %%%",
                "Basic Og==",
                "Basic bm9jb2xvbg==",
                "Bearer x",
                "basic\tZGVtbzp4",
                "Basic ZGVtbzp4,Basic ZGVtbzp4",
                "Basic gICA",
                "Digest username=\"x\"")) {
            assertRefused(route, body(route).with("authorization", odd), "malformed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {READ, CHECK, RESEND, CANCEL})
    void id_of_another_form_does_not_exist(String route) {
        for (String odd : List.of(
                "",
                "x",
                Situation.ref().hex(),
                Situation.ID + "=",
                Situation.ID + "\n",
                "..",
                "%00",
                Situation.ID.replace('w', 'x'),
                "AAECAwQFBgcICQoLDA0OD/w",
                "A".repeat(5000),
                "٠".repeat(22))) {
            assertRefused(route, body(route).at(odd), "not-found");
        }
        assertRefused(route, body(route).at(null), "not-found");
        assertRefused(route, new RawEvent(body(route).body(), false, Map.of(), Map.of()), "not-found");
    }

    @Test
    void client_id_and_authorization_must_name_the_same_application() {
        assertRefused(
                START,
                RawEvent.body("{\"client_id\":\"demo-web\",\"phone_number\":\"+2348031234567\"}")
                        .with("authorization", "Basic ZGVtby1zZXJ2ZXI6eA=="),
                "malformed");
    }

    @ParameterizedTest
    @CsvSource({
        "phone_number, '', malformed",
        "phone_number, '+', invalid-phone-number",
        "phone_number, '٠٨٠٣', invalid-phone-number",
        "phone_number, 'tel:x;ext=1', invalid-phone-number",
        "locale, '-_-', ",
        "locale, '\\u0000', ",
        "locale, 'zh-Hant-TW-x-a', ",
        "nonce, '\\u0000', ",
        "nonce, '😀', ",
        "nonce, '\\ud800', malformed",
        "client_id, '../..', application-not-allowed",
        "country, '\\u0000\\u0000', malformed",
        "first_factor, '', malformed",
        "first_factor, 'Phone', malformed",
        "purpose, '', malformed",
        "channel, '', malformed"
    })
    void odd_words_are_taken_or_refused_but_never_break(String member, String value, String problem) {
        String other = GOOD;
        String body = other.contains("\"" + member + "\"")
                ? other.replaceFirst("(\"" + member + "\":)\"[^\"]*\"", "$1\"" + value.replace("\\", "\\\\") + "\"")
                : "{\"" + member + "\":\"" + value + "\"," + other.substring(1);

        APIGatewayV2HTTPResponse answer =
                new ServiceUnderTest(secrets).call(START, RawEvent.body(body).event(START));

        assertThat(OpenApi.problem(answer)).isEqualTo(problem);
        assertThat(OpenApi.SHIPPED.faults(START, answer)).isEmpty();
    }

    @Test
    void odd_languages_are_passed_over() {
        for (String odd :
                List.of("", ";;;", "*", "en;q=x", ",,,", "q=1", "fr;q=-1,en;q=9e99", "\u0000", "x".repeat(8000))) {
            RawEvent request = RawEvent.body(GOOD);

            assertThat(new ServiceUnderTest(secrets)
                            .call(START, request.with("accept-language", odd).event(START))
                            .getStatusCode())
                    .as(odd)
                    .isEqualTo(201);
        }
    }

    @Test
    void largest_body_and_an_encoded_one_are_taken() {
        String body = GOOD;
        String largest = body + " ".repeat(4096 - body.length());

        for (RawEvent request : List.of(RawEvent.body(largest), RawEvent.encoded(largest), RawEvent.encoded(body))) {
            assertThat(new ServiceUnderTest(secrets)
                            .call(START, request.event(START))
                            .getStatusCode())
                    .isEqualTo(201);
        }
    }

    private void assertRefused(String route, RawEvent request, String problem) {
        ServiceUnderTest service = new ServiceUnderTest(secrets);

        APIGatewayV2HTTPResponse answer = service.call(route, request.event(route));

        assertThat(OpenApi.problem(answer)).as(route + " " + request).isEqualTo(problem);
        assertThat(OpenApi.SHIPPED.faults(route, answer)).as(route).isEmpty();
        assertThat(service.untouched()).as(route + " touched something").isTrue();
        assertThat(service.events.events()).isEmpty();
    }

    private static RawEvent body(String route) {
        return RawEvent.body(BODIES.get(route));
    }
}
