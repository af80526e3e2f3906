package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.twoticks.twilio.SignedCallback;
import dev.twoticks.verification.NoSecretsExtension;
import dev.twoticks.verification.Verification;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What is fuzzed of the functions, and what must hold for any input: no exception leaves a handler, nothing is a
/// server's error, every answer is one that `openapi.yaml` has, no secret comes out, and what is refused has
/// touched nothing.
enum FuzzTarget {
    START_VERIFICATION("POST /verifications"),
    READ_VERIFICATION("GET /verifications/{id}"),
    CHECK_CODE("POST /verifications/{id}/checks"),
    RESEND_CODE("POST /verifications/{id}/deliveries"),
    CANCEL_VERIFICATION("DELETE /verifications/{id}"),
    RECORD_RECEIPT("POST /twilio/status"),
    UNLOCK_PHONE("POST /operator/phones/unlock"),
    ERASE_PHONE("POST /operator/phones/erase"),
    KEYS("GET /.well-known/jwks.json"),
    SEND_CODE(""),
    GIVE_UP(""),
    MAKE_KEYS("");

    /// In place of a signature: the fuzzer cannot make one, and would never come past it.
    static final String SIGN = "sign";

    private static final String SIGNATURE = "x-twilio-signature";
    private static final Pattern ESCAPED_DIGIT = Pattern.compile("(?:\\\\u00|%)3([0-9])");
    private static final Set<String> STEPS = Set.of("CREATE", "SET", "TEST", "FINISH");

    private final String route;

    FuzzTarget(String route) {
        this.route = route;
    }

    /// The folder of its corpus, and how its events begin.
    String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The input that an event of `events/` is.
    byte[] seed(String json) {
        return route.isEmpty()
                ? json.getBytes(StandardCharsets.UTF_8)
                : HttpText.of(LambdaJson.http(json)).bytes();
    }

    /// Runs one input.
    ///
    /// @throws RuntimeException or AssertionError if anything does not hold
    void run(byte[] input) {
        NoSecretsExtension secrets = new NoSecretsExtension();
        ServiceUnderTest service = new ServiceUnderTest(secrets);
        (this == RESEND_CODE ? Situation.NEXT_DELIVERY : Situation.SENT).into(service);
        Before before = Before.of(service);
        if (route.isEmpty()) {
            task(service, before, new String(input, StandardCharsets.UTF_8));
        } else {
            http(service, before, HttpText.parse(input));
        }
        List<String> leaks = secrets.leaks(named(input));
        hold(leaks.isEmpty(), "came out although secret: " + leaks);
    }

    /// What the input says where no code belongs. The fuzzer sees what the code is compared with, and writes it into a
    /// reference, which may be logged. A body's code stays secret: what is typed there must not come out.
    private String named(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        int head = route.isEmpty() ? -1 : text.indexOf("\n\n");
        return ESCAPED_DIGIT.matcher(head < 0 ? text : text.substring(0, head)).replaceAll("$1");
    }

    /// How much had been done.
    private record Before(int calls, int checks, int executions, int sent) {

        static Before of(ServiceUnderTest service) {
            int checks = service.store().find(Situation.ref()).orElseThrow().checks();
            return new Before(
                    service.watched.calls().size(),
                    checks,
                    service.workflow.started().size(),
                    service.sender.sent().size());
        }
    }

    private void http(ServiceUnderTest service, Before before, HttpText request) {
        APIGatewayV2HTTPEvent event = request.event(route);
        if (SIGN.equals(request.header(SIGNATURE))) {
            event.getHeaders().put(SIGNATURE, signature(event));
        }

        APIGatewayV2HTTPResponse answer = service.call(route, event);

        int status = answer.getStatusCode();
        int calls = service.watched.calls().size();
        hold(status < 500, "answered " + status + " " + answer.getBody());
        List<String> faults = OpenApi.SHIPPED.faults(route, answer);
        hold(faults.isEmpty(), "not as documented: " + faults);
        if (status == 400 || (status == 403 && this == RECORD_RECEIPT)) {
            hold(calls == before.calls(), "a refused request asked the store: " + service.watched.calls());
            hold(service.tasks.answers().isEmpty(), "a refused request ended a task");
        }
        if (status >= 400) {
            hold(service.workflow.started().size() == before.executions(), "a refused request started a workflow");
            hold(service.tokens.signed().isEmpty(), "a refused request was given a token");
            hold(service.records.asked().isEmpty(), "a refused request deleted a message");
        }
        if (this == RECORD_RECEIPT && status != 403) {
            hold(signature(event).equals(event.getHeaders().get(SIGNATURE)), "took a signature that is not Twilio's");
        }
        Optional<Verification> after = service.store().find(Situation.ref());
        hold(after.isPresent() || (this == ERASE_PHONE && status == 200), status + " took a verification");
        int checks = after.map(Verification::checks).orElse(before.checks()) - before.checks();
        boolean counts = this == CHECK_CODE && (status == 200 || "incorrect-code".equals(OpenApi.problem(answer)));
        hold(checks == (counts ? 1 : 0), status + " counted " + checks + " checks");
        hold(service.sender.sent().size() == before.sent(), "a request sent a message by itself");
    }

    /// What Twilio would sign this request with, read as leniently as anybody might; empty for one that nobody can
    /// read.
    static String signature(APIGatewayV2HTTPEvent event) {
        Map<String, String> query = event.getQueryStringParameters();
        String url = ServiceUnderTest.PUBLIC_URL + "/twilio/status?verification=" + query.get("verification")
                + "&delivery=" + query.get("delivery");
        Map<String, String> fields = new TreeMap<>();
        try {
            for (String pair : RequestBody.text(event).split("&", -1)) {
                String[] parts = pair.split("=", 2);
                fields.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
            }
        } catch (MalformedRequestException | IllegalArgumentException _) {
            return "";
        }
        return SignedCallback.sign(ServiceUnderTest.TWILIO.authToken(), url, fields);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void task(ServiceUnderTest service, Before before, String json) {
        Optional<Map<String, String>> answer = Optional.empty();
        try {
            answer = call(service, json);
        } catch (TaskFailedException e) {
            hold(
                    e.getCause() == null && "see the function's log".equals(e.getMessage()),
                    "a failed task says more: " + e);
            hold(service.watched.calls().size() == before.calls(), "a failed task asked the store");
        }
        int sent = service.sender.sent().size() - before.sent();
        hold(sent <= (this == SEND_CODE && answer.isPresent() ? 1 : 0), "sent " + sent);
        service.keySteps.forEach(step -> hold(STEPS.contains(step.substring(step.lastIndexOf(' ') + 1)), step));
    }

    /// Empty for what Lambda's runtime would not hand to the function at all.
    private Optional<Map<String, String>> call(ServiceUnderTest service, String json) {
        if (this == MAKE_KEYS) {
            return LambdaJson.readable(json, LambdaJson::rotation).map(service::makeKeys);
        }
        return LambdaJson.readable(json, LambdaJson::task).map(this == SEND_CODE ? service::sendCode : service::giveUp);
    }

    private static void hold(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
