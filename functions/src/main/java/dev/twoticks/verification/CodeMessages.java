package dev.twoticks.verification;

import dev.twoticks.verification.application.Application;
import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.delivery.CodeMessage;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.message.SmsText;
import dev.twoticks.verification.phone.PhoneNumber;
import dev.twoticks.verification.plan.CountryPolicy;
import dev.twoticks.verification.plan.PolicySource;
import dev.twoticks.verification.plan.Senders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Writes the message of a delivery. The only place where the number is opened for sending.
public final class CodeMessages {

    private final PolicySource policy;
    private final KeyRing keys;

    public CodeMessages(PolicySource policy, KeyRing keys) {
        this.policy = policy;
        this.keys = keys;
    }

    /// The message; empty if there is no WhatsApp sender or template any more, because the policy changed after
    /// the plan was made.
    Optional<CodeMessage> write(DeliveryTask task, Verification verification, Code code, Instant now) {
        Duration validity = Duration.between(now, verification.expiresAt());
        PhoneNumber to = verification.number(keys);
        return switch (task.channel()) {
            case WHATSAPP -> whatsapp(task, verification, to, validity, code);
            case SMS ->
                Optional.of(new CodeMessage.Sms(
                        task.ref(),
                        task.delivery(),
                        to,
                        policy.senders().smsFor(to.country()),
                        validity,
                        text(verification, code)));
        };
    }

    private Optional<CodeMessage> whatsapp(
            DeliveryTask task, Verification verification, PhoneNumber to, Duration validity, Code code) {
        Senders.WhatsApp whatsapp = policy.senders().whatsapp();
        return whatsapp == null
                ? Optional.empty()
                : whatsapp.template(verification.request().language())
                        .map(template -> new CodeMessage.WhatsApp(
                                task.ref(),
                                task.delivery(),
                                to,
                                verification.round().plan().form(),
                                whatsapp.number(),
                                validity,
                                template,
                                code));
    }

    private String text(Verification verification, Code code) {
        VerificationRequest request = verification.request();
        boolean branded = policy.country(request.country())
                .map(CountryPolicy::brandRequired)
                .orElse(false);
        String origin = policy.application(request.clientId())
                .map(Application::smsOrigin)
                .orElse(null);
        return SmsText.of(request.language(), code, branded ? policy.senders().brand() : null, origin);
    }
}
