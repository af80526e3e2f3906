package dev.twoticks.twilio;

import dev.twoticks.verification.breaker.BreakerKey.Kind;
import dev.twoticks.verification.delivery.FailureClass;
import java.util.List;

/// Twilio's error codes of SMS and of the API, for the request as for the callback.
final class GeneralErrors {

    static final List<ErrorMeaning> ROWS = List.of(
            new ErrorMeaning(
                    "30003", FailureClass.PERMANENT, "unreachable handset: off, without signal, or a landline"),
            new ErrorMeaning("30005", FailureClass.PERMANENT, "unknown handset"),
            new ErrorMeaning("30006", FailureClass.PERMANENT, "landline or unreachable carrier"),
            new ErrorMeaning("21614", FailureClass.PERMANENT, "not a mobile number"),
            new ErrorMeaning("21635", FailureClass.PERMANENT, "not a mobile number"),
            new ErrorMeaning("21612", FailureClass.PERMANENT, "no route from this sender to this number"),
            new ErrorMeaning("30004", FailureClass.PERMANENT, "blocked by the carrier or a do-not-disturb register"),
            new ErrorMeaning("30007", FailureClass.PERMANENT, "filtered by a carrier or by Twilio"),
            new ErrorMeaning("30019", FailureClass.PERMANENT, "content blocked on the way"),
            new ErrorMeaning("21211", FailureClass.PERMANENT, "invalid To"),
            new ErrorMeaning("21604", FailureClass.PERMANENT, "To is missing"),
            new ErrorMeaning("30008", FailureClass.TRANSIENT, "unknown error of the route"),
            new ErrorMeaning("30001", FailureClass.TRANSIENT, "queue overflow"),
            new ErrorMeaning("30017", FailureClass.TRANSIENT, "carrier network congestion"),
            new ErrorMeaning("30410", FailureClass.TRANSIENT, "the provider did not answer in time"),
            new ErrorMeaning("30500", FailureClass.TRANSIENT, "internal error of the provider"),
            new ErrorMeaning("30021", FailureClass.TRANSIENT, "sender's queue full or internal failure"),
            new ErrorMeaning("21611", FailureClass.TRANSIENT, "the sender's queue is full"),
            new ErrorMeaning("30022", FailureClass.TRANSIENT, "United States: rate of the campaign exceeded"),
            new ErrorMeaning("30023", FailureClass.TRANSIENT, "United States: daily cap of the brand reached"),
            new ErrorMeaning("30027", FailureClass.TRANSIENT, "United States: daily cap at one carrier reached"),
            new ErrorMeaning("30036", FailureClass.EXPIRED, "validity period expired in the queue"),
            new ErrorMeaning("30450", FailureClass.FRAUD, "SMS pumping protection has blocked the number for minutes"),
            new ErrorMeaning("30453", FailureClass.FRAUD, "SMS pumping protection has blocked the number for hours"),
            new ErrorMeaning("30485", FailureClass.FRAUD, "SMS pumping protection has blocked the message"),
            new ErrorMeaning("60410", FailureClass.FRAUD, "Verify: prefix blocked by Fraud Guard"),
            new ErrorMeaning("60412", FailureClass.FRAUD, "Verify: suspected fraud"),
            new ErrorMeaning("60413", FailureClass.FRAUD, "Verify: suspected fraud"),
            new ErrorMeaning("60605", FailureClass.FRAUD, "Verify: the destination is blocked"),
            new ErrorMeaning("21408", FailureClass.FAULT, "region not enabled, or not served by the channel"),
            new ErrorMeaning("30002", FailureClass.FAULT, Kind.PROVIDER, "account suspended"),
            new ErrorMeaning("30037", FailureClass.FAULT, Kind.PROVIDER, "outbound messages turned off"),
            new ErrorMeaning("30454", FailureClass.FAULT, "limit of the trial account"),
            new ErrorMeaning("20005", FailureClass.FAULT, Kind.PROVIDER, "account not active"),
            new ErrorMeaning("30018", FailureClass.FAULT, "destination wants a registered sender (warning)"),
            new ErrorMeaning("30024", FailureClass.FAULT, "sender refused by the carrier as not provisioned"),
            new ErrorMeaning("30032", FailureClass.FAULT, "toll-free number not verified"),
            new ErrorMeaning("30033", FailureClass.FAULT, "United States: campaign suspended"),
            new ErrorMeaning("30034", FailureClass.FAULT, "United States: number not registered"),
            new ErrorMeaning("30035", FailureClass.FAULT, "United States: number not properly registered"),
            new ErrorMeaning("30040", FailureClass.FAULT, "sender id not registered at the carrier"),
            new ErrorMeaning("30041", FailureClass.FAULT, "sender id restricted"),
            new ErrorMeaning("30042", FailureClass.FAULT, "generic sender id"),
            new ErrorMeaning(
                    "21606", FailureClass.FAULT, Kind.SENDER, "From is not a sender of this account for this channel"),
            new ErrorMeaning("21659", FailureClass.FAULT, Kind.SENDER, "From is not a number of this account"),
            new ErrorMeaning("21660", FailureClass.FAULT, Kind.SENDER, "From belongs to another account"),
            new ErrorMeaning("21661", FailureClass.FAULT, Kind.SENDER, "From cannot send SMS"),
            new ErrorMeaning("21701", FailureClass.FAULT, "messaging service not found"),
            new ErrorMeaning("21703", FailureClass.FAULT, "messaging service without senders"),
            new ErrorMeaning("21704", FailureClass.FAULT, "messaging service without an SMS sender"),
            new ErrorMeaning("21705", FailureClass.FAULT, "messaging service invalid"),
            new ErrorMeaning("21709", FailureClass.FAULT, "sender id of the messaging service not usable"),
            new ErrorMeaning("30029", FailureClass.FAULT, "redaction parameters without the account's feature"),
            new ErrorMeaning("30044", FailureClass.FAULT, "limit of the trial account"),
            new ErrorMeaning("21608", FailureClass.FAULT, "a trial account sends to verified numbers only"),
            new ErrorMeaning("21212", FailureClass.BUG, Kind.SENDER, "invalid From"),
            new ErrorMeaning("21910", FailureClass.BUG, "From and To are of different channels"),
            new ErrorMeaning("21602", FailureClass.BUG, "message without a body"),
            new ErrorMeaning("21619", FailureClass.BUG, "message without text, media or content"),
            new ErrorMeaning("21617", FailureClass.BUG, "body longer than 1,600 characters"),
            new ErrorMeaning("21654", FailureClass.BUG, "content variables without a ContentSid"),
            new ErrorMeaning("21655", FailureClass.BUG, Kind.TEMPLATE, "invalid ContentSid"),
            new ErrorMeaning("21656", FailureClass.BUG, "content variables are not JSON"),
            new ErrorMeaning("21658", FailureClass.BUG, "parameter of the content invalid"),
            new ErrorMeaning("30043", FailureClass.BUG, "message sent wrongly formed"),
            // whoever said STOP to a WhatsApp sender may still have his code by SMS; not the other way round
            new ErrorMeaning("21610", FailureClass.NEXT, FailureClass.PERMANENT, "the recipient has sent STOP"));

    private GeneralErrors() {}
}
