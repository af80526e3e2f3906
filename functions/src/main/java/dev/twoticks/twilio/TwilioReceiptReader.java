package dev.twoticks.twilio;

import com.twilio.security.RequestValidator;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.Receipt;
import dev.twoticks.verification.delivery.ReceiptReader;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads Twilio's status callbacks. The signed string has no separators, so besides the signature only a closed
/// form keeps a captured callback from being cut up anew: two query names, no field twice, one grammar each for
/// sid, status and channel. A replay stays possible for ever, and is harmless because a receipt only raises a
/// rank.
public final class TwilioReceiptReader implements ReceiptReader {

    private static final Pattern MESSAGE_SID = Pattern.compile("(SM|MM)[0-9a-fA-F]{32}");
    private static final Reading FORGED = new Reading.Forged();

    private final TwilioCredentialsSource source;
    private final URI publicUrl;

    /// @param publicUrl the service's public URL, from which signed addresses are rebuilt
    public TwilioReceiptReader(TwilioCredentialsSource source, URI publicUrl) {
        this.source = source;
        this.publicUrl = publicUrl;
    }

    @Override
    public Reading read(Map<String, String> query, String body, @Nullable String signature) {
        Optional<StatusCallback> callback = StatusCallback.of(query);
        Optional<Map<String, String>> fields = FormBody.decode(body);
        if (signature == null || signature.isEmpty() || callback.isEmpty() || fields.isEmpty()) {
            return FORGED;
        }
        return signer(callback.get().signedAt(publicUrl), fields.get(), signature)
                .filter(account -> account.accountSid().equals(fields.get().get("AccountSid")))
                .map(account -> reading(callback.get(), fields.get()))
                .orElse(FORGED);
    }

    private Optional<TwilioCredentials> signer(String url, Map<String, String> fields, String signature) {
        TwilioCredentials known = source.credentials();
        if (signed(known, url, fields, signature)) {
            return Optional.of(known);
        }
        return source.refreshed().filter(fresh -> signed(fresh, url, fields, signature));
    }

    private static boolean signed(TwilioCredentials by, String url, Map<String, String> fields, String signature) {
        return by.tokens().anyMatch(token -> new RequestValidator(token).validate(url, fields, signature));
    }

    private static Reading reading(StatusCallback callback, Map<String, String> fields) {
        String sid = fields.getOrDefault("MessageSid", "");
        String status = fields.getOrDefault("MessageStatus", "");
        Optional<Channel> channel = channel(fields);
        if (!MESSAGE_SID.matcher(sid).matches() || !MessageStatus.wellFormed(status) || channel.isEmpty()) {
            return FORGED;
        }
        Optional<DeliveryStatus> kept = MessageStatus.kept(status);
        if (kept.isEmpty()) {
            return new Reading.Ignored(status);
        }
        Failure failure =
                kept.get().bad() ? TwilioErrors.failure(fields.getOrDefault("ErrorCode", ""), channel.get()) : null;
        return new Reading.Genuine(
                new Receipt(callback.ref(), callback.delivery(), channel.get(), kept.get(), failure, sid));
    }

    /// WhatsApp says so in the prefix field or in the address; both where both are there. Empty for any other
    /// channel and for a callback that names no recipient at all.
    private static Optional<Channel> channel(Map<String, String> fields) {
        String prefix = fields.get("ChannelPrefix");
        String to = fields.get("To");
        if (prefix == null && to == null) {
            return Optional.empty();
        }
        String named = prefix != null ? prefix : scheme(to);
        if (to != null && !scheme(to).equals(named)) {
            return Optional.empty();
        }
        return switch (named) {
            case "whatsapp" -> Optional.of(Channel.WHATSAPP);
            case "" -> Optional.of(Channel.SMS);
            default -> Optional.empty();
        };
    }

    private static String scheme(@Nullable String address) {
        return address == null || address.indexOf(':') < 0 ? "" : address.substring(0, address.indexOf(':'));
    }
}
