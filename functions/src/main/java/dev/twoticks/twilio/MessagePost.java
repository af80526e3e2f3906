package dev.twoticks.twilio;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import dev.twoticks.twilio.RequestFailedException.What;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.CodeMessage;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.delivery.SendOutcome;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One POST of a message and what its answer, or the lack of one, means.
final class MessagePost {

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;
    private static final String AUTHENTICATE = "20003";

    private final URI publicUrl;
    private final Connection connection;

    MessagePost(URI publicUrl, URI endpoint, Duration connect) {
        this.publicUrl = publicUrl;
        this.connection = new Connection(endpoint, connect);
    }

    /// What came of one POST.
    ///
    /// @param throttled Twilio has not processed it and takes it again later
    record Answer(SendOutcome outcome, boolean throttled) {

        Answer(SendOutcome outcome) {
            this(outcome, false);
        }
    }

    /// Posts `message`, whatever comes of it, within `total`. Throws nothing that the way to Twilio or Twilio
    /// does.
    Answer once(CodeMessage message, TwilioCredentials account, Duration total) {
        return connection.once(account, total, client -> once(message, client));
    }

    private Answer once(CodeMessage message, TwilioRestClient client) {
        MessageCreator form = MessageForm.of(message, publicUrl);
        try {
            return new Answer(accepted(form.create(client)));
        } catch (RequestFailedException e) {
            return switch (e.what()) {
                case What.NotConnected() ->
                    new Answer(new SendOutcome.NotSent(new Failure("connect", FailureClass.TRANSIENT)));
                case What.Unclear(String reason) -> new Answer(new SendOutcome.Unknown(reason));
                case What.Refused refusal -> refused(refusal, message.channel());
            };
        } catch (ApiException unreadable) {
            // a 201 that is not Twilio's JSON; goes no further, because its message can hold the number
            return new Answer(new SendOutcome.Unknown("unparsable"));
        }
    }

    private static SendOutcome accepted(@Nullable Message created) {
        if (created == null || created.getSid() == null || created.getSid().isBlank()) {
            return new SendOutcome.Unknown("no_sid");
        }
        // no callback tells of the first status, and a bad one would come without its error here
        DeliveryStatus status = Optional.ofNullable(created.getStatus())
                .flatMap(it -> MessageStatus.kept(it.toString()))
                .filter(it -> !it.bad())
                .orElse(DeliveryStatus.ACCEPTED);
        return new SendOutcome.Accepted(created.getSid(), status);
    }

    private static Answer refused(What.Refused refusal, Channel channel) {
        String code = Objects.requireNonNullElse(refusal.code(), "");
        if (refusal.status() == TOO_MANY) {
            String word = code.isEmpty()
                    ? "throttled"
                    : TwilioErrors.failure(code, channel).code();
            return new Answer(refused(word, FailureClass.TRANSIENT), true);
        }
        if (refusal.status() == UNAUTHORIZED || code.equals(AUTHENTICATE)) {
            return new Answer(new SendOutcome.CredentialsRefused("api_key"));
        }
        return new Answer(
                code.isEmpty()
                        ? new SendOutcome.Unknown("http_" + refusal.status())
                        : new SendOutcome.Refused(TwilioErrors.failure(code, channel)));
    }

    private static SendOutcome refused(String word, FailureClass kind) {
        return new SendOutcome.Refused(new Failure(word, kind));
    }
}
