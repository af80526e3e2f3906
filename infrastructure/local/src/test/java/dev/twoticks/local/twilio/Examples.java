package dev.twoticks.local.twilio;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Data that the simulator's tests share.
final class Examples {

    static final String ACCOUNT = "AC00000000000000000000000000000001";
    static final String KEY = "SK00000000000000000000000000000001";
    static final String SECRET = "simulator-secret";

    /// The token of Twilio's published signature examples.
    static final String TOKEN = "12345";

    static final String SECOND_TOKEN = "67890";

    static final String KEY_AND_SECRET = KEY + "," + SECRET;
    static final String ACCOUNT_AND_TOKEN = ACCOUNT + "," + TOKEN;
    static final String ACCOUNT_AND_SECOND_TOKEN = ACCOUNT + "," + SECOND_TOKEN;

    static final String WHATSAPP_SENDER = "whatsapp:+15005550006";
    static final String SMS_SENDER = "+12025550100";
    static final String SERVICE = "MG" + "a".repeat(32);
    static final String CONTENT = "HX" + "e".repeat(32);
    static final String CONTENT_PT = "HX" + "b".repeat(32);

    /// A Nigerian mobile number without its last three digits, which choose the scenario.
    static final String NIGERIA = "+2348031234";

    private Examples() {}

    static SimulatorConfig config(int whatsappPerMinute, Consumer<Duration> moveClock) {
        return new SimulatorConfig(
                new SimulatorConfig.Account(ACCOUNT, KEY, SECRET, TOKEN, SECOND_TOKEN),
                new SimulatorConfig.Senders(
                        List.of(SMS_SENDER),
                        Set.of("TwoTicks"),
                        Set.of(SERVICE),
                        Set.of("+15005550006"),
                        Map.of(CONTENT, "en", CONTENT_PT, "pt_BR")),
                whatsappPerMinute,
                new SimulatorConfig.Handset(() -> URI.create("http://localhost:3000"), "demo-web", moveClock));
    }
}
