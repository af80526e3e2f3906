package dev.twoticks.local;

import dev.twoticks.local.lambda.Invocation;
import dev.twoticks.local.twilio.scenario.Channel;
import java.util.Map;

/// Has every deployed function answer once before anything is judged. Functions give up on AWS after seconds, because
/// people wait; on a busy machine a Java process that has just started needs more for its first call alone.
final class WarmUp {

    private static final String UNKNOWN = "AAAAAAAAAAAAAAAAAAAAAA";

    private final DeployedService service;
    private int numbers;

    WarmUp(DeployedService service) {
        this.service = service;
    }

    void run() {
        String path = "/verifications/" + UNKNOWN;
        answers("GET", "/.well-known/jwks.json", 200);
        answers("GET", path, 404);
        answers("POST", path + "/deliveries", 404);
        answers("DELETE", path, 404);
        Await.until(
                "giving up",
                () -> service.functions().invoke("GiveUp", "{\"ref\":\"" + "0".repeat(32) + "\",\"round\":1}"),
                Invocation.Returned.class::isInstance);
        Await.until("a verification by SMS", this::approved, it -> it);
    }

    private void answers(String method, String path, int status) {
        Await.until(method + " " + path, () -> service.send(method, path, "").status(), it -> it == status);
    }

    /// Start, send, receipt and check: whether all of them came through.
    private boolean approved() {
        numbers++;
        String number = "+2348030000" + (100 + numbers);
        Client.Answer started =
                service.post("/verifications", Map.of("phone_number", number, "purpose", "sign_in", "channel", "sms"));
        return started.status() == 201
                && sent(started.id(), number)
                && service.check(started.id(), service.code(number, Channel.SMS))
                                .status()
                        == 200
                && received(service.inbox(number, Channel.SMS).getFirst().sid());
    }

    /// Whether the message left before the workflow gave it up.
    private boolean sent(String id, String number) {
        return Await.until(
                                "an SMS, or the end of the workflow",
                                () -> service.inbox(number, Channel.SMS),
                                it -> !it.isEmpty() || service.run(id).over())
                        .size()
                == 1;
    }

    /// Whether the function took the message's last receipt in the time that Twilio gives it.
    private boolean received(String message) {
        return Await.until(
                        "receipts",
                        () -> service.twilio().callbacks().stream()
                                .filter(it -> it.messageSid().equals(message))
                                .filter(it -> it.messageStatus().equals("delivered"))
                                .toList(),
                        it -> !it.isEmpty())
                .getLast()
                .outcome()
                .equals("204");
    }
}
