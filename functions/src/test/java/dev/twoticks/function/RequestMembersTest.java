package dev.twoticks.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.twoticks.verification.NoSecretsExtension;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests have the members and limits that the contract gives them.
class RequestMembersTest {

    private static final String START = "POST /verifications";
    private static final String CHECK = "POST /verifications/{id}/checks";
    private static final String RESEND = "POST /verifications/{id}/deliveries";

    @RegisterExtension
    final NoSecretsExtension secrets = new NoSecretsExtension();

    @ParameterizedTest
    @ValueSource(strings = {START, CHECK, RESEND})
    void members_taken_are_those_of_the_contract(String route) {
        APIGatewayV2HTTPResponse answer = call(route, Map.of("surprise", "x"));

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(OpenApi.object(OpenApi.json(answer.getBody())))
                .containsEntry("detail", "The body has members other than " + new TreeSet<>(members(route)) + ".");
    }

    @ParameterizedTest
    @CsvSource({"client_id, 64", "phone_number, 64", "locale, 64", "nonce, 255"})
    void texts_are_as_long_as_the_contract_says(String member, int longest) {
        assertThat(OpenApi.object(
                        OpenApi.object(OpenApi.SHIPPED.requestSchema(START).get("properties"))
                                .get(member)))
                .containsEntry("maxLength", longest);
        assertThat(problem(call(START, with(member, "1".repeat(longest))))).isNotEqualTo("malformed");
        assertThat(problem(call(START, with(member, "1".repeat(longest + 1))))).isEqualTo("malformed");
    }

    @ParameterizedTest
    @CsvSource({
        "country, NG, true",
        "country, ng, false",
        "country, NGA, false",
        "purpose, sign_in, true",
        "purpose, Sign-In, false",
        "purpose, _x, false",
        "purpose, a2345678901234567890123456789012, true",
        "purpose, a23456789012345678901234567890123, false",
        "channel, sms, true",
        "channel, whatsapp, false",
        "code_challenge, E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM, true",
        "code_challenge, E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cN, false",
        "code_challenge, E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM=, false",
        "code_challenge, E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c, false",
        "code_challenge, E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw/cM, false"
    })
    void words_have_the_form_that_the_contract_says(String member, String word, boolean right) {
        Map<String, Object> body = with(member, word);

        assertThat(OpenApi.SHIPPED
                        .schema()
                        .faults(OpenApi.SHIPPED.requestSchema(START), body, "body")
                        .isEmpty())
                .isEqualTo(right);
        assertThat("malformed".equals(problem(call(START, body)))).isEqualTo(!right);
    }

    @Test
    void only_the_phone_number_is_needed_and_null_counts_as_left_out() {
        Map<String, Object> body = with("client_id", ServiceUnderTest.WEB);
        for (String member : members(START)) {
            body.putIfAbsent(member, null);
        }

        assertThat(call(START, body).getStatusCode()).isEqualTo(201);
        body.put("phone_number", null);
        assertThat(problem(call(START, body))).isEqualTo("malformed");
    }

    @Test
    void answers_have_the_members_of_the_contract_and_no_others() {
        ServiceUnderTest service = new ServiceUnderTest(secrets);
        APIGatewayV2HTTPResponse started = service.call(START, event(with("client_id", ServiceUnderTest.WEB)));
        Situation.STARTED.into(service);
        APIGatewayV2HTTPEvent reading = event(Map.of());
        reading.setHeaders(Map.of("code-verifier", Situation.VERIFIER));
        APIGatewayV2HTTPResponse read = service.call("GET /verifications/{id}", reading);

        assertThat(OpenApi.object(OpenApi.json(started.getBody())).keySet())
                .isEqualTo(properties("StartedVerification"));
        assertThat(OpenApi.object(OpenApi.json(read.getBody())).keySet()).isEqualTo(properties("Verification"));
    }

    private APIGatewayV2HTTPResponse call(String route, Map<String, Object> body) {
        return new ServiceUnderTest(secrets).call(route, event(body));
    }

    private static APIGatewayV2HTTPEvent event(Map<String, Object> body) {
        APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
        event.setPathParameters(Map.of("id", Situation.ID));
        event.setBody(Json.write(body));
        return event;
    }

    private static Map<String, Object> with(String member, String value) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("client_id", ServiceUnderTest.WEB);
        body.put("phone_number", Situation.NUMBER);
        body.put("code_challenge", Situation.CHALLENGE);
        body.put(member, value);
        return body;
    }

    private static Set<String> members(String route) {
        return OpenApi.object(OpenApi.SHIPPED.requestSchema(route).get("properties"))
                .keySet();
    }

    private static Set<String> properties(String schema) {
        return OpenApi.object(OpenApi.SHIPPED.component("schemas", schema).get("properties"))
                .keySet();
    }

    private static String problem(APIGatewayV2HTTPResponse answer) {
        return String.valueOf(OpenApi.problem(answer));
    }
}
