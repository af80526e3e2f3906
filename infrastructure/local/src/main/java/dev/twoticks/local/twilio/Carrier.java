package dev.twoticks.local.twilio;

import dev.twoticks.local.clock.Timers;
import dev.twoticks.local.twilio.callback.Attempt;
import dev.twoticks.local.twilio.callback.Callback;
import dev.twoticks.local.twilio.callback.CallbackClient;
import dev.twoticks.local.twilio.callback.Signature;
import dev.twoticks.local.twilio.scenario.MessageStatus;
import dev.twoticks.local.twilio.scenario.Script;
import dev.twoticks.local.twilio.scenario.Step;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Plays a script: changes the message at each step's time and posts its receipts.
final class Carrier implements AutoCloseable {

    private static final Step QUEUED_BY_SERVICE = new Step(Duration.ofMillis(100), MessageStatus.QUEUED, 0, 1);
    private static final Duration REPEAT_AFTER = Duration.ofMillis(500);
    private static final String NOBODYS_TOKEN = "00000000000000000000000000000000";

    private final SimulatorConfig.Account account;
    private final Timers timers;
    private final Messages messages;
    private final Switches switches;
    private final Sids sids;
    private final CallbackFields fields;
    private final CallbackClient client = new CallbackClient();
    private final List<Attempt> attempts = new CopyOnWriteArrayList<>();

    Carrier(SimulatorConfig.Account account, Timers timers, Messages messages, Switches switches, Sids sids) {
        this.account = account;
        this.timers = timers;
        this.messages = messages;
        this.switches = switches;
        this.sids = sids;
        this.fields = new CallbackFields(account.sid(), sids.next("XE"));
    }

    void carry(Message message, Script script) {
        if (message.request().usesService()) {
            set(message.sid(), QUEUED_BY_SERVICE);
        }
        script.steps().forEach(step -> set(message.sid(), step));
    }

    /// Every try to post a receipt so far, in the order in which they ended.
    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    private void set(String sid, Step step) {
        timers.after(step.after(), () -> take(sid, step));
    }

    private void take(String sid, Step step) {
        Message message = messages.change(sid, before -> before.after(step, timers.now()));
        String url = message.request().statusCallback();
        if (url.isEmpty() || step.callbacks() == 0) {
            return;
        }
        Callback callback = new Callback(url, fields.of(message, step, timers.now()), sids.token());
        post(callback);
        for (int repeat = 1; repeat < step.callbacks(); repeat++) {
            timers.after(REPEAT_AFTER.multipliedBy(repeat), () -> post(callback));
        }
    }

    /// Off the clock's thread, and announced to it, so that a moved clock waits for the service's answer.
    private void post(Callback callback) {
        Timers.Work work = timers.working();
        Thread.ofVirtual().name("twilio-callback").start(() -> {
            try (work) {
                attempts.addAll(client.post(callback, url -> Signature.of(signingToken(), url, callback.fields())));
            }
        });
    }

    private String signingToken() {
        return switch (switches.signing()) {
            case PRIMARY -> account.authToken();
            case SECONDARY -> account.secondaryToken() == null ? account.authToken() : account.secondaryToken();
            case WRONG -> NOBODYS_TOKEN;
        };
    }

    @Override
    public void close() {
        client.close();
    }
}
