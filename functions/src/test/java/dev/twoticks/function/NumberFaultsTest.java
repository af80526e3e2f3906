package dev.twoticks.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.twoticks.verification.NoSecretsExtension;
import dev.twoticks.verification.phone.NumberFault;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How a client learns what is wrong with a number.
class NumberFaultsTest {

    private static final String START = "POST /verifications";

    private static final Map<NumberFault, String> WRONG = Map.of(
            NumberFault.NOT_A_NUMBER, "+234 803 123 4567 ext. 5",
            NumberFault.COUNTRY_MISSING, "08031234567",
            NumberFault.COUNTRY_UNKNOWN, "+9998031234567",
            NumberFault.TOO_SHORT, "+234803123",
            NumberFault.TOO_LONG, "+18035552345678",
            NumberFault.INVALID_FOR_COUNTRY, "+15555550123",
            NumberFault.NOT_MOBILE, "+2342033123456",
            NumberFault.KIND_REFUSED, "+23480017591759");

    @RegisterExtension
    final NoSecretsExtension secrets = new NoSecretsExtension();

    @ParameterizedTest
    @EnumSource
    void client_gets_a_word_to_switch_on_and_a_sentence_and_no_digit_of_the_number(NumberFault fault)
            throws JsonProcessingException {
        ServiceUnderTest service = new ServiceUnderTest(secrets);
        String number = WRONG.get(fault);

        APIGatewayV2HTTPResponse answer = service.call(
                START,
                RawEvent.body("{\"client_id\":\"demo-web\",\"phone_number\":\"" + number
                                + "\",\"code_challenge\":\"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM\"}")
                        .event(START));

        JsonNode problem = new ObjectMapper().readTree(answer.getBody());
        assertThat(OpenApi.problem(answer)).isEqualTo("invalid-phone-number");
        assertThat(problem.get("reason").asText()).isEqualTo(fault.wire());
        assertThat(problem.get("detail").asText()).contains(" ").doesNotContain("803", "555", "759", "203");
        assertThat(OpenApi.SHIPPED.faults(START, answer)).isEmpty();
        assertThat(service.untouched()).isTrue();
    }

    @Test
    void documented_reasons_are_those_of_the_service() {
        Map<String, Object> members =
                OpenApi.object(OpenApi.SHIPPED.component("schemas", "Problem").get("properties"));

        assertThat((List<?>) OpenApi.object(members.get("reason")).get("enum"))
                .isEqualTo(Arrays.stream(NumberFault.values())
                        .map(NumberFault::wire)
                        .toList());
    }
}
