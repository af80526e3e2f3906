package dev.twoticks.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.twoticks.twilio.SignedCallback;
import dev.twoticks.verification.NoSecretsExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Callbacks in numbers, judged by a signer that is not the library's: none that Twilio has not signed is taken or
/// asks the store anything, and none that it has signed is refused.
class ForgedInputsTest {

    private static final boolean EXHAUSTIVE = Boolean.getBoolean("test.exhaustive");
    private static final int FORGED = EXHAUSTIVE ? 1_000_000 : 10_000;
    private static final int GENUINE = EXHAUSTIVE ? 10_000 : 1_000;

    /// Events and log lines are kept by the fakes: a new set of them now and then.
    private static final int OF_ONE_SERVICE = 2_000;

    private static final String ROUTE = "POST /twilio/status";
    private static final String SIGNATURE = "x-twilio-signature";
    private static final String ACCOUNT = ServiceUnderTest.TWILIO.accountSid();

    private final Random random = new Random(13);
    private ServiceUnderTest service = sent();

    /// A callback on its way, with everything that its sender may choose.
    private static final class Callback {

        String address = ServiceUnderTest.PUBLIC_URL + "/twilio/status";
        String token = ServiceUnderTest.TWILIO.authToken();
        final Map<String, String> query = new TreeMap<>();
        final Map<String, String> fields = new TreeMap<>();
        String tail = "";
        String more = "";

        /// As Twilio signs it.
        String signature() {
            return SignedCallback.sign(
                    token,
                    address + "?verification=" + query.get("verification") + "&delivery=" + query.get("delivery"),
                    fields);
        }

        APIGatewayV2HTTPEvent event(String signature) {
            String form = fields.entrySet().stream()
                            .map(it -> encoded(it.getKey()) + "=" + encoded(it.getValue()))
                            .collect(Collectors.joining("&"))
                    + tail;
            String pairs = query.entrySet().stream()
                            .map(it -> it.getKey() + "=" + it.getValue())
                            .collect(Collectors.joining("&"))
                    + more;
            return new HttpText("", pairs, Map.of(SIGNATURE, signature, ":base64", "encoded"), form).event(ROUTE);
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    @Test
    void none_of_many_genuine_callbacks_is_refused() {
        for (int n = 0; n < GENUINE; n++) {
            Callback callback = callback();
            APIGatewayV2HTTPEvent event = callback.event(callback.signature());

            service = n % OF_ONE_SERVICE == 0 ? sent() : service;

            assertThat(service.call(ROUTE, event).getStatusCode())
                    .as("%s", callback.fields)
                    .isEqualTo(204);
        }
    }

    @Test
    void none_of_many_forged_callbacks_is_taken_or_asks_the_store() {
        int forged = 0;
        int spared = 0;
        for (int n = 0; forged < FORGED; n++) {
            Callback callback = callback();
            String genuine = callback.signature();
            List<Integer> changes = new ArrayList<>();
            String signature = genuine;
            for (int i = random.nextInt(3); i >= 0; i--) {
                int change = random.nextInt(20);
                changes.add(change);
                signature = changed(callback, change, signature);
            }
            APIGatewayV2HTTPEvent event = callback.event(signature);
            if (acceptable(callback, event, signature)) {
                spared++;
                continue;
            }
            forged++;
            service = n % OF_ONE_SERVICE == 0 ? sent() : service;
            int calls = service.watched.calls().size();

            APIGatewayV2HTTPResponse answer = service.call(ROUTE, event);

            if (answer.getStatusCode() != 403
                    || answer.getBody() != null
                    || service.watched.calls().size() > calls
                    || !service.tasks.answers().isEmpty()) {
                throw new AssertionError("changes " + changes + ": " + answer.getStatusCode() + " " + event);
            }
        }
        assertThat(spared).as("changes that leave it genuine").isLessThan(forged / 4);
    }

    /// Whether anybody could call it signed by Twilio for this service.
    private static boolean acceptable(Callback callback, APIGatewayV2HTTPEvent event, String signature) {
        return FuzzTarget.signature(event).equals(signature)
                && event.getQueryStringParameters().size() == 2
                && ACCOUNT.equals(callback.fields.get("AccountSid"));
    }

    private Callback callback() {
        Callback callback = new Callback();
        callback.query.put("verification", Situation.ref().hex());
        callback.query.put("delivery", "1-1");
        String status = List.of("queued", "sent", "delivered", "read", "undelivered", "failed")
                .get(random.nextInt(6));
        callback.fields.put("AccountSid", ACCOUNT);
        callback.fields.put("ChannelPrefix", "whatsapp");
        callback.fields.put("MessageSid", "SM" + String.format(Locale.ROOT, "%032x", 1));
        callback.fields.put("MessageStatus", status);
        callback.fields.put("To", "whatsapp:" + Situation.NUMBER);
        if (status.endsWith("ed") && random.nextBoolean()) {
            callback.fields.put("ErrorCode", String.valueOf(random.nextInt(70_000)));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            callback.fields.put(word(), random.nextInt(4) == 0 ? "" : word());
        }
        return callback;
    }

    private String word() {
        String letters = "aZ0 &=%+é漢😀~\"'/?#\t";
        StringBuilder word = new StringBuilder("x");
        for (int i = random.nextInt(6); i > 0; i--) {
            word.appendCodePoint(letters.codePoints()
                    .skip(random.nextInt((int) letters.codePoints().count()))
                    .findFirst()
                    .orElseThrow());
        }
        return word.toString();
    }

    /// @return the signature that it is sent with
    private String changed(Callback callback, int change, String signature) {
        switch (change) {
            case 0 -> callback.fields.replaceAll((_, value) -> random.nextInt(3) == 0 ? value + "0" : value);
            case 1 -> callback.fields.put("Extra", "");
            case 2 -> callback.fields.keySet().removeIf(_ -> random.nextInt(3) == 0);
            case 3 -> callback.tail += "&MessageStatus=read";
            case 4 ->
                callback.tail += List.of("&", "&=", "&x=%", "&x=%zz", "&x=%c3", "&\u00ff=1", "&x", "#")
                        .get(random.nextInt(8));
            case 5 -> callback.query.put("verification", String.format(Locale.ROOT, "%032x", random.nextLong()));
            case 6 -> callback.query.put("delivery", random.nextInt(10) + "-" + random.nextInt(10));
            case 7 -> callback.query.merge("verification", "", (it, _) -> it.toUpperCase(Locale.ROOT));
            case 8 -> callback.query.put("x", word());
            case 9 -> callback.query.remove(random.nextBoolean() ? "delivery" : "verification");
            case 10 -> callback.more += "&delivery=1-1";
            case 11 -> {
                callback.fields.put("AccountSid", "AC" + String.format(Locale.ROOT, "%032x", random.nextInt()));
                return callback.signature();
            }
            case 12 -> {
                callback.token = "another-token";
                return callback.signature();
            }
            case 13 -> {
                callback.address = List.of(
                                "http://verify.example.com/twilio/status",
                                "https://verify.example.com:8443/twilio/status",
                                "https://verify.example.com/prod/twilio/status",
                                "https://verify.example.org/twilio/status")
                        .get(random.nextInt(4));
                return callback.signature();
            }
            case 14 -> {
                int at = random.nextInt(Math.max(1, signature.length()));
                return signature.isEmpty()
                        ? "A"
                        : signature.substring(0, at)
                                + (signature.charAt(at) == 'A' ? 'B' : 'A')
                                + signature.substring(at + 1);
            }
            case 15 -> {
                return List.of("", " ", signature + " ", " " + signature, signature + "," + signature, signature + "=")
                        .get(random.nextInt(6));
            }
            case 16 -> {
                return signature.toLowerCase(Locale.ROOT);
            }
            case 17 -> {
                return signature.replace('+', '-').replace('/', '_').replace("=", "");
            }
            case 18 -> {
                callback.tail += "&" + "A".repeat(5000) + "=1";
                return signature;
            }
            default -> {
                callback.fields.clear();
                return signature;
            }
        }
        return signature;
    }

    private static ServiceUnderTest sent() {
        ServiceUnderTest service = new ServiceUnderTest(new NoSecretsExtension());
        Situation.SENT.into(service);
        return service;
    }
}
