package dev.twoticks.local.twilio;

import dev.twoticks.local.twilio.scenario.Step;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The fields of a receipt, which differ by channel and status.
final class CallbackFields {

    private static final DateTimeFormatter DLR_DATE =
            DateTimeFormatter.ofPattern("yyMMddHHmm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final String accountSid;
    private final String channelInstallSid;

    /// @param channelInstallSid `XE` and 32 hex digits, one for the account's WhatsApp
    CallbackFields(String accountSid, String channelInstallSid) {
        this.accountSid = accountSid;
        this.channelInstallSid = channelInstallSid;
    }

    Map<String, String> of(Message message, Step step, Instant now) {
        return switch (message.channel()) {
            case WHATSAPP -> whatsapp(message, step);
            case SMS -> sms(message, step, now);
        };
    }

    private Map<String, String> whatsapp(Message message, Step step) {
        Map<String, String> fields = new LinkedHashMap<>();
        switch (step.status()) {
            case DELIVERED, READ, UNDELIVERED ->
                fields.put("EventType", step.status().name());
            case ACCEPTED, QUEUED, SENT, FAILED -> {}
        }
        putStatus(fields, message, step);
        fields.put("ChannelToAddress", masked(message.request().number()));
        fields.put("To", message.request().to());
        fields.put("ChannelPrefix", "whatsapp");
        fields.put("AccountSid", accountSid);
        if (!step.status().isFinal()) {
            fields.put("StructuredMessage", Boolean.toString(message.request().isTemplate()));
        }
        if (step.errorCode() != 0) {
            fields.put("ErrorCode", Integer.toString(step.errorCode()));
            fields.put("ChannelStatusMessage", "Message " + step.status().word() + ": " + step.errorCode());
        }
        fields.put("From", "whatsapp:" + message.from());
        fields.put("ApiVersion", "2010-04-01");
        fields.put("ChannelInstallSid", channelInstallSid);
        return fields;
    }

    private Map<String, String> sms(Message message, Step step, Instant now) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ApiVersion", "2010-04-01");
        fields.put("AccountSid", accountSid);
        fields.put("From", message.from());
        fields.put("To", message.request().to());
        if (message.request().usesService()) {
            fields.put("MessagingServiceSid", message.request().messagingServiceSid());
        }
        putStatus(fields, message, step);
        if (step.errorCode() != 0) {
            fields.put("ErrorCode", Integer.toString(step.errorCode()));
        }
        switch (step.status()) {
            case DELIVERED, UNDELIVERED -> fields.put("RawDlrDoneDate", DLR_DATE.format(now));
            case ACCEPTED, QUEUED, SENT, FAILED, READ -> {}
        }
        return fields;
    }

    private static void putStatus(Map<String, String> fields, Message message, Step step) {
        fields.put("SmsSid", message.sid());
        fields.put("SmsStatus", step.status().word());
        fields.put("MessageStatus", step.status().word());
        fields.put("MessageSid", message.sid());
    }

    private static String masked(String number) {
        return number.substring(0, number.length() - 4) + "XXXX";
    }
}
