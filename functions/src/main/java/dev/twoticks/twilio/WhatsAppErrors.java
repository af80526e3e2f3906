package dev.twoticks.twilio;

import dev.twoticks.verification.breaker.BreakerKey.Kind;
import dev.twoticks.verification.delivery.FailureClass;
import java.util.List;

/// Twilio's error codes of the WhatsApp channel. Twilio says that codes may change and must not be relied on,
/// so they are data with a safe answer for the unknown one. `63013` is not "no WhatsApp", and `63018` is not
/// the 24 h window, whatever is said elsewhere.
final class WhatsAppErrors {

    static final List<ErrorMeaning> ROWS = List.of(
            new ErrorMeaning("63032", FailureClass.NEXT, "the user is in an experiment of Meta's"),
            new ErrorMeaning(
                    "63018",
                    FailureClass.NEXT,
                    "limit of the sender, of its portfolio or of messages to one user reached"),
            new ErrorMeaning("63058", FailureClass.NEXT, "the country is restricted on this channel"),
            new ErrorMeaning("63009", FailureClass.NEXT, "the channel's provider had an internal error"),
            new ErrorMeaning("63010", FailureClass.NEXT, "internal error of Twilio's channels"),
            new ErrorMeaning("63011", FailureClass.NEXT, "invalid request inside Twilio"),
            new ErrorMeaning("63012", FailureClass.NEXT, "the channel's provider refused with an internal error"),
            new ErrorMeaning("63023", FailureClass.NEXT, "generic error of the channel"),
            new ErrorMeaning("63117", FailureClass.NEXT, "generic error of the provider"),
            new ErrorMeaning(
                    "63024",
                    FailureClass.NOT_ON_WHATSAPP,
                    "invalid recipient: no WhatsApp, terms not accepted, or an old client"),
            new ErrorMeaning("63003", FailureClass.NOT_ON_WHATSAPP, "the To address was not found on the channel"),
            new ErrorMeaning("63033", FailureClass.NOT_ON_WHATSAPP, "the recipient has opted out"),
            new ErrorMeaning("63014", FailureClass.NOT_ON_WHATSAPP, "blocked by an action of the user"),
            new ErrorMeaning(
                    "63049",
                    FailureClass.FAULT,
                    Kind.TEMPLATE,
                    "Meta withheld a marketing message: the template was recategorised"),
            new ErrorMeaning(
                    "63050",
                    FailureClass.FAULT,
                    Kind.TEMPLATE,
                    "the user opted out of marketing: the template was recategorised"),
            new ErrorMeaning("63017", FailureClass.FAULT, Kind.SENDER, "rate limit of the channel"),
            new ErrorMeaning("63038", FailureClass.FAULT, Kind.PROVIDER, "the account's daily limit of messages"),
            new ErrorMeaning("63119", FailureClass.FAULT, Kind.SENDER, "rate limit of Meta"),
            new ErrorMeaning("63005", FailureClass.FAULT, Kind.TEMPLATE, "content rejected by the channel"),
            new ErrorMeaning(
                    "63006", FailureClass.FAULT, Kind.TEMPLATE, "content could not be formatted for the channel"),
            new ErrorMeaning("63013", FailureClass.FAULT, Kind.TEMPLATE, "content violates the channel's policy"),
            new ErrorMeaning("63021", FailureClass.FAULT, Kind.TEMPLATE, "invalid content"),
            new ErrorMeaning("63026", FailureClass.FAULT, Kind.TEMPLATE, "content flagged as spam"),
            new ErrorMeaning("63027", FailureClass.FAULT, Kind.TEMPLATE, "no template in this language"),
            new ErrorMeaning(
                    "63028", FailureClass.FAULT, Kind.TEMPLATE, "number of variables does not fit the template"),
            new ErrorMeaning("63029", FailureClass.FAULT, Kind.TEMPLATE, "the template could not be fetched"),
            new ErrorMeaning("63030", FailureClass.FAULT, Kind.TEMPLATE, "parameter not supported by the template"),
            new ErrorMeaning("63040", FailureClass.FAULT, Kind.TEMPLATE, "template rejected"),
            new ErrorMeaning("63041", FailureClass.FAULT, Kind.TEMPLATE, "template paused"),
            new ErrorMeaning("63042", FailureClass.FAULT, Kind.TEMPLATE, "template disabled"),
            new ErrorMeaning("63052", FailureClass.FAULT, "template of the legacy kind"),
            new ErrorMeaning("63053", FailureClass.FAULT, Kind.TEMPLATE, "template not synchronised yet"),
            new ErrorMeaning("63054", FailureClass.FAULT, Kind.TEMPLATE, "template unavailable"),
            new ErrorMeaning(
                    "63001", FailureClass.FAULT, Kind.SENDER, "the channel could not authenticate the request"),
            new ErrorMeaning("63002", FailureClass.FAULT, Kind.SENDER, "the From address was not found on the channel"),
            new ErrorMeaning("63007", FailureClass.FAULT, Kind.SENDER, "no channel with this From address"),
            new ErrorMeaning("63008", FailureClass.FAULT, Kind.SENDER, "channel misconfigured"),
            new ErrorMeaning("63020", FailureClass.FAULT, Kind.PROVIDER, "error of the business manager account"),
            new ErrorMeaning("63022", FailureClass.FAULT, Kind.SENDER, "invalid certificate of the sender's name"),
            new ErrorMeaning("63051", FailureClass.FAULT, Kind.PROVIDER, "WhatsApp Business account locked"),
            new ErrorMeaning("63056", FailureClass.FAULT, Kind.SENDER, "sender or business account refused"),
            new ErrorMeaning("63059", FailureClass.FAULT, Kind.SENDER, "sender or business account refused"),
            new ErrorMeaning("63101", FailureClass.FAULT, Kind.SENDER, "sender or business account refused"),
            new ErrorMeaning("63102", FailureClass.FAULT, Kind.SENDER, "sender or business account refused"),
            new ErrorMeaning("63103", FailureClass.FAULT, Kind.SENDER, "sender or business account refused"),
            new ErrorMeaning("63104", FailureClass.FAULT, Kind.SENDER, "sender or business account refused"),
            new ErrorMeaning("63105", FailureClass.FAULT, Kind.SENDER, "sender or business account refused"),
            new ErrorMeaning("63106", FailureClass.FAULT, Kind.SENDER, "sender or business account refused"),
            new ErrorMeaning("63107", FailureClass.FAULT, Kind.SENDER, "sender or business account refused"),
            new ErrorMeaning("63108", FailureClass.FAULT, Kind.SENDER, "sender or business account refused"),
            new ErrorMeaning("63109", FailureClass.FAULT, Kind.SENDER, "sender migrated elsewhere"),
            new ErrorMeaning("63110", FailureClass.FAULT, Kind.SENDER, "sender or business account refused"),
            new ErrorMeaning("63111", FailureClass.FAULT, Kind.SENDER, "sender not found"),
            new ErrorMeaning("63112", FailureClass.FAULT, Kind.PROVIDER, "sender or account disabled by Meta"),
            new ErrorMeaning("63113", FailureClass.FAULT, Kind.SENDER, "sender or business account refused"),
            new ErrorMeaning("63114", FailureClass.FAULT, Kind.SENDER, "sender or business account refused"),
            new ErrorMeaning("63115", FailureClass.FAULT, Kind.SENDER, "sender or business account refused"),
            new ErrorMeaning("63116", FailureClass.FAULT, Kind.SENDER, "sender or business account refused"),
            new ErrorMeaning("63118", FailureClass.FAULT, Kind.SENDER, "sender or business account refused"),
            new ErrorMeaning("63120", FailureClass.FAULT, Kind.PROVIDER, "business locked"),
            new ErrorMeaning("63016", FailureClass.BUG, "free text outside the 24 h window"),
            new ErrorMeaning("63015", FailureClass.BUG, "the recipient has not joined the sandbox"),
            new ErrorMeaning("63031", FailureClass.BUG, "From and To are the same"));

    private WhatsAppErrors() {}
}
