package dev.twoticks.local.twilio.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// `X-Twilio-Signature`: HMAC-SHA1 over the URL and the sorted form fields, as Twilio's security page defines it.
public final class Signature {

    private static final String ALGORITHM = "HmacSHA1";
    private static final Comparator<String> BY_BYTES = (a, b) -> Arrays.compareUnsigned(bytes(a), bytes(b));

    private Signature() {}

    /// Signs a request.
    ///
    /// @param url with its query; a fragment is not signed
    /// @param fields decoded, as they are before form encoding
    /// @return Base64
    public static String of(String authToken, String url, Map<String, String> fields) {
        StringBuilder signed = new StringBuilder(withoutFragment(url));
        fields.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(BY_BYTES))
                .forEach(field -> signed.append(field.getKey()).append(field.getValue()));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes(authToken), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(bytes(signed.toString())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is missing from this Java", e);
        }
    }

    static String withoutFragment(String url) {
        int hash = url.indexOf('#');
        return hash < 0 ? url : url.substring(0, hash);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
