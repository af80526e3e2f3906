package dev.twoticks.local.twilio;

import dev.twoticks.local.twilio.scenario.Channel;
import java.util.Map;

/// The parameters of a message to be created that mean something here; an absent one is empty, as Twilio reads it.
record MessageRequest(
        String to,
        String from,
        String messagingServiceSid,
        String body,
        String contentSid,
        String contentVariables,
        String statusCallback,
        String validityPeriod,
        boolean hasMedia) {

    static MessageRequest of(Map<String, String> form) {
        return new MessageRequest(
                form.getOrDefault("To", "").strip(),
                form.getOrDefault("From", "").strip(),
                form.getOrDefault("MessagingServiceSid", ""),
                form.getOrDefault("Body", ""),
                form.getOrDefault("ContentSid", ""),
                form.getOrDefault("ContentVariables", ""),
                form.getOrDefault("StatusCallback", ""),
                form.getOrDefault("ValidityPeriod", ""),
                form.containsKey("MediaUrl"));
    }

    Channel channel() {
        return Channel.of(to);
    }

    /// The recipient in E.164.
    String number() {
        return Channel.bare(to);
    }

    boolean usesService() {
        return !messagingServiceSid.isEmpty();
    }

    boolean isTemplate() {
        return !contentSid.isEmpty();
    }

    /// What names a delivery: the query of its callback URL, or the recipient where there is none.
    String delivery() {
        int question = statusCallback.indexOf('?');
        if (question < 0) {
            return statusCallback.isEmpty() ? to : withoutFragment(statusCallback);
        }
        return withoutFragment(statusCallback.substring(question + 1));
    }

    private static String withoutFragment(String url) {
        int hash = url.indexOf('#');
        return hash < 0 ? url : url.substring(0, hash);
    }
}
