package dev.twoticks.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.twoticks.local.twilio.SimulatorConfig;
import dev.twoticks.verification.plan.Senders;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The account that the simulated Twilio knows: fresh credentials each run, and the senders of the senders
/// file.
record SimulatedAccount(SimulatorConfig.Account account, SimulatorConfig.Senders senders) {

    private static final Pattern NUMBER = Pattern.compile("\\+[0-9]+");
    private static final Pattern SERVICE = Pattern.compile("MG[0-9a-fA-F]{32}");

    static SimulatedAccount of(Senders policy, RandomGenerator random) {
        Set<String> sms = Stream.concat(Stream.of(policy.sms()), policy.smsByCountry().values().stream())
                .collect(Collectors.toSet());
        Senders.WhatsApp whatsapp = policy.whatsapp();
        return new SimulatedAccount(
                new SimulatorConfig.Account("AC" + hex(random), "SK" + hex(random), hex(random), hex(random), null),
                new SimulatorConfig.Senders(
                        sms.stream().filter(NUMBER.asMatchPredicate()).sorted().toList(),
                        matching(
                                sms,
                                NUMBER.asMatchPredicate()
                                        .or(SERVICE.asMatchPredicate())
                                        .negate()),
                        matching(sms, SERVICE.asMatchPredicate()),
                        whatsapp == null ? Set.of() : Set.of(whatsapp.number()),
                        whatsapp == null ? Map.of() : languages(whatsapp)));
    }

    /// The `twilio` secret as an owner fills it in.
    String secret() {
        ObjectNode json = JsonMapper.builder().build().createObjectNode();
        json.put("account_sid", account.sid());
        json.put("api_key", account.apiKey());
        json.put("api_secret", account.apiSecret());
        json.put("auth_token", account.authToken());
        json.put("secondary_auth_token", "");
        return json.toString();
    }

    private static Map<String, String> languages(Senders.WhatsApp whatsapp) {
        return whatsapp.templates().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, it -> it.getKey().replace('-', '_')));
    }

    private static Set<String> matching(Set<String> senders, Predicate<String> form) {
        return senders.stream().filter(form).collect(Collectors.toSet());
    }

    private static String hex(RandomGenerator random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "SimulatedAccount[" + account.sid() + "]";
    }
}
