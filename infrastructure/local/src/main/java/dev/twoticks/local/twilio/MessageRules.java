package dev.twoticks.local.twilio;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The rules in Twilio's order; the first that objects decides.
final class MessageRules {

    private final List<Function<MessageRequest, Optional<TwilioError>>> rules;

    MessageRules(RecipientRules recipient, SenderRules sender, ContentRules content) {
        rules = List.of(
                recipient::address,
                sender::sender,
                content::content,
                content::statusCallback,
                content::validityPeriod,
                recipient::reach);
    }

    Optional<TwilioError> refusal(MessageRequest request) {
        return rules.stream().flatMap(rule -> rule.apply(request).stream()).findFirst();
    }
}
