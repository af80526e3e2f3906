package dev.twoticks.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.twoticks.local.twilio.InboxMessage;
import dev.twoticks.local.twilio.scenario.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Plays everything that can happen to a verification, and then looks for its secrets wherever something was
/// written.
@ExtendWith(SharedService.class)
final class CanaryScanTest {

    private static final List<String> OUTCOMES =
            List.of("101", "103", "104", "024", "051", "005", "450", "610", "614", "429", "500", "491", "790", "408");

    private final LocalService service;
    private final Canaries canaries = new Canaries();
    private final Map<String, String> numbersById = new LinkedHashMap<>();

    CanaryScanTest(LocalService service) {
        this.service = service;
    }

    @Test
    void nothing_secret_is_in_logs_histories_items_or_problems() throws Exception {
        List<String> found = new ArrayList<>();
        try (Loudly output = new Loudly();
                Client client = new Client(service.api());
                BehindTheApi behind = new BehindTheApi(service);
                BrokenStore broken = new BrokenStore(service);
                Client unlucky = new Client(broken.api())) {
            play(client);
            playBroken(unlucky);
            plantKeys(behind);
            found.addAll(canaries.in("the output", output.text()));
            assertThat(output.text()).as("the libraries say something").contains("awssdk");
            service.events().forEach(line -> found.addAll(canaries.in("the event log", line)));
            behind.executions().forEach(text -> found.addAll(canaries.in("a workflow", text)));
            // an item holds the task token and the sealed number, which are no canaries; the number only sealed
            behind.items().forEach((key, item) -> found.addAll(canaries.in("the item " + key, item.toString())));
            broken.events().forEach(line -> found.addAll(canaries.in("the event log", line)));
            assertThat(broken.events()).anyMatch(it -> it.contains("broken"));
            Stream.concat(client.answers().stream(), unlucky.answers().stream())
                    .filter(it -> it.status() >= 400)
                    .forEach(it -> found.addAll(canaries.in("a problem", it.headers() + it.text())));
            assertThat(behind.executions()).hasSizeGreaterThanOrEqualTo(OUTCOMES.size());
        }
        assertThat(numbersById).hasSizeGreaterThan(OUTCOMES.size());
        assertThat(found).isEmpty();
    }

    private void play(Client client) {
        OUTCOMES.forEach(outcome -> started(client, outcome));
        String canceled = started(client, "103");
        String guessed = started(client, "101");
        String factor = mfa(client);
        underKeys(client);
        service.clock().advance(Duration.ofSeconds(40));
        numbersById.values().forEach(this::plantCodes);
        List<String> wrong = List.of("000000", "000001", "000002", "000003", "000004", "000005");
        wrong.forEach(code -> client.check(guessed, code));
        client.resend(guessed);
        numbersById.keySet().stream().limit(6).forEach(client::resend);
        client.cancel(canceled);
        malformed(client, numbersById.getOrDefault(factor, ""), factor);
        service.clock().advance(Duration.ofSeconds(150));
        numbersById.forEach((id, number) -> approve(client, id, number));
        service.clock().advance(Duration.ofMinutes(15));
        numbersById.keySet().forEach(client::read);
    }

    /// Requests under idempotency keys, once more, and with another body.
    private void underKeys(Client client) {
        String key = "0c5f1b9e-canary-4e0e-a1f6-idempotency";
        canaries.secret("idempotency key", key);
        Map<String, String> headers = Map.of("content-type", "application/json", "idempotency-key", key);
        String number = Numbers.fresh("101");
        String start = "{\"client_id\":\"demo-web\",\"phone_number\":\"%s\",\"code_challenge\":\"%s\"}";
        String body = start.formatted(number, Client.CHALLENGE);
        String id = remember(number, client.send("POST", "/verifications", body, headers));
        assertThat(client.send("POST", "/verifications", body, headers).id()).isEqualTo(id);
        String other = start.formatted(Numbers.fresh("101"), Client.CHALLENGE);
        assertThat(client.send("POST", "/verifications", other, headers).status())
                .isEqualTo(422);
        for (String code : List.of("000000", "000000", "000001")) {
            String check = "{\"code\":\"%s\",\"code_verifier\":\"%s\"}".formatted(code, Client.VERIFIER);
            assertThat(client.send("POST", "/verifications/" + id + "/checks", check, headers)
                            .status())
                    .isEqualTo(422);
        }
    }

    private void playBroken(Client unlucky) {
        Map.Entry<String, String> one = numbersById.entrySet().iterator().next();
        for (Client.Answer answer : List.of(
                unlucky.start(one.getValue()),
                unlucky.read(one.getKey()),
                unlucky.check(one.getKey(), "123456"),
                unlucky.resend(one.getKey()),
                unlucky.cancel(one.getKey()))) {
            assertThat(answer.problem()).isEqualTo("unavailable");
        }
    }

    private void malformed(Client client, String number, String id) {
        Map<String, String> json = Map.of("content-type", "application/json");
        client.start(number);
        client.start(number + "9");
        client.start("+12125550123x" + number);
        client.post("/verifications", Map.of("client_id", "demo-web", "phone_number", number, number, number));
        client.send("POST", "/verifications", "{\"phone_number\":" + number.substring(1) + "}", json);
        client.send("POST", "/verifications", "{\"phone_number\":\"" + number, json);
        client.send("POST", "/verifications?phone_number=" + number.substring(1), "", json);
        client.post("/verifications", Map.of("client_id", number, "phone_number", number));
        client.post("/verifications/" + id + "/checks", Map.of("code", number));
        client.post("/verifications/" + id + "/deliveries", Map.of("channel", number));
        client.post(
                "/verifications",
                Map.of("client_id", "demo-web", "phone_number", number, "purpose", "mfa", "first_factor", "phone"));
        client.post("/verifications", Map.of("client_id", "demo-web", "code_challenge", Client.VERIFIER));
        client.post(
                "/verifications/" + id + "/checks", Map.of("code", "123456", "code_verifier", Client.VERIFIER + "="));
        client.send("POST", "/twilio/status?verification=" + id + "&delivery=1-1", "To=" + number, Map.of());
    }

    private String started(Client client, String outcome) {
        return keep(Numbers.fresh(outcome), client);
    }

    private String keep(String number, Client client) {
        Client.Answer answer = client.start(number);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return remember(number, answer);
    }

    private String mfa(Client client) {
        String number = Numbers.fresh("101");
        return remember(
                number,
                client.post(
                        "/verifications",
                        Map.of(
                                "client_id",
                                "demo-web",
                                "phone_number",
                                number,
                                "purpose",
                                "mfa",
                                "first_factor",
                                "email",
                                "code_challenge",
                                Client.CHALLENGE)));
    }

    private String remember(String number, Client.Answer started) {
        numbersById.put(started.id(), number);
        canaries.number(number);
        canaries.secret("id", started.id());
        canaries.secret("verifier", Client.VERIFIER);
        return started.id();
    }

    private void plantCodes(String number) {
        service.twilio().inbox(number).forEach(it -> canaries.code(code(it)));
    }

    private void approve(Client client, String id, String number) {
        plantCodes(number);
        service.twilio().inbox(number).stream().findFirst().ifPresent(it -> {
            String token = client.check(id, code(it)).body().path("token").asText();
            if (!token.isEmpty()) {
                canaries.secret("token", token);
                canaries.secret("signature", token.substring(token.lastIndexOf('.') + 1));
            }
        });
    }

    private static String code(InboxMessage message) {
        return message.channel() == Channel.WHATSAPP
                ? message.code()
                : message.text().replaceAll("(?s)^\\D*(\\d{6})\\b.*", "$1");
    }

    private void plantKeys(BehindTheApi behind) throws Exception {
        JsonMapper json = JsonMapper.builder().build();
        JsonNode twilio = json.readTree(behind.secret("TwilioCredentials"));
        for (String field : List.of("api_secret", "auth_token")) {
            canaries.secret(field, twilio.path(field).asText());
        }
        for (String secret : List.of("CodeKeys", "PhoneKeys", "SigningKeys")) {
            plantKeys(json.readTree(behind.secret(secret)));
        }
    }

    /// Every text that is a key: the others are ids, and a public key is public.
    private void plantKeys(JsonNode node) {
        node.properties().forEach(it -> {
            if (it.getValue().isTextual()
                    && !it.getKey().equals("current")
                    && !it.getKey().equals("public")) {
                canaries.key(it.getValue().asText());
            } else if (it.getValue().isObject()) {
                plantKeys(it.getValue());
            }
        });
    }
}
