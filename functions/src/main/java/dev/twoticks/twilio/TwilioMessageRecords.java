package dev.twoticks.twilio;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import dev.twoticks.twilio.RequestFailedException.What;
import dev.twoticks.verification.delivery.MessageRecords;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Deletes Twilio's records of messages, one DELETE each. Twilio deletes a record only once the message's fate
/// is known to all of its systems (20009 before that): minutes after a receipt, hours where a carrier never
/// sends one.
public final class TwilioMessageRecords implements MessageRecords {

    /// It becomes part of a URL, so nothing else may pass for one.
    private static final Pattern SID = Pattern.compile("(SM|MM)[0-9a-fA-F]{32}");

    private static final Pattern CODE = Pattern.compile("[0-9]{1,6}");

    private static final int UNAUTHORIZED = 401;
    private static final String NOT_FOUND = "20404";

    private final TwilioCredentialsSource source;
    private final Connection connection;
    private final Duration total;

    /// @param endpoint scheme and authority of Twilio's API, or of a simulator
    public TwilioMessageRecords(TwilioCredentialsSource source, URI endpoint) {
        this(source, endpoint, TwilioCodeSender.Limits.STANDARD);
    }

    TwilioMessageRecords(TwilioCredentialsSource source, URI endpoint, TwilioCodeSender.Limits limits) {
        this.source = source;
        this.connection = new Connection(endpoint, limits.connect());
        this.total = limits.total();
    }

    @Override
    public Deletion delete(String messageId) {
        if (!SID.matcher(messageId).matches()) {
            return new Deletion.Left("no_sid");
        }
        TwilioCredentials account;
        try {
            account = source.credentials();
        } catch (RuntimeException unreadable) {
            return new Deletion.Left("credentials_unreadable");
        }
        Optional<String> missing = account.missing();
        return missing.isPresent()
                ? new Deletion.Left("credentials: " + missing.get())
                : connection.once(account, total, client -> delete(messageId, client));
    }

    private Deletion delete(String messageId, TwilioRestClient client) {
        try {
            Message.deleter(messageId).delete(client);
            return new Deletion.Deleted();
        } catch (RequestFailedException e) {
            return switch (e.what()) {
                case What.NotConnected() -> new Deletion.Left("connect");
                case What.Unclear(String reason) -> new Deletion.Left(reason);
                case What.Refused(int status, String code) -> refused(status, code);
            };
        }
    }

    private Deletion refused(int status, @Nullable String code) {
        if (NOT_FOUND.equals(code)) {
            return new Deletion.Deleted();
        }
        if (status == UNAUTHORIZED) {
            refresh();
        }
        return new Deletion.Left(code != null && CODE.matcher(code).matches() ? code : "http_" + status);
    }

    /// For the next one: this one has had its request.
    private void refresh() {
        try {
            source.refreshed();
        } catch (RuntimeException unreadable) {
            // what was known is there still, and the answer says that it was refused
            return;
        }
    }
}
