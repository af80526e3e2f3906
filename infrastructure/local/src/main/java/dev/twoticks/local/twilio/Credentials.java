package dev.twoticks.local.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// HTTP Basic as Twilio takes it: account sid and auth token, or API key and secret.
final class Credentials {

    private static final String BASIC = "Basic ";

    private final SimulatorConfig.Account account;

    Credentials(SimulatorConfig.Account account) {
        this.account = account;
    }

    boolean accept(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return false;
        }
        byte[] presented = authorization.substring(BASIC.length()).strip().getBytes(UTF_8);
        return Stream.of(
                        pair(account.sid(), account.authToken()),
                        pair(account.sid(), account.secondaryToken()),
                        pair(account.apiKey(), account.apiSecret()))
                .anyMatch(known -> known.length > 0 && MessageDigest.isEqual(known, presented));
    }

    private static byte[] pair(String user, @Nullable String password) {
        return password == null ? new byte[0] : Base64.getEncoder().encode((user + ":" + password).getBytes(UTF_8));
    }
}
