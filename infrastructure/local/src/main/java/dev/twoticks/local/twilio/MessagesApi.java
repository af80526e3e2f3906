package dev.twoticks.local.twilio;

import dev.twoticks.local.clock.Timers;
import dev.twoticks.local.twilio.scenario.MessageStatus;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `/2010-04-01/Accounts/{AC}/Messages…`: authentication, then the resource.
final class MessagesApi {

    private static final Pattern PATH =
            Pattern.compile("/2010-04-01/Accounts/([^/]+)/Messages(?:/([^/.]+)(/Feedback)?)?\\.json");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    private final String accountSid;
    private final Credentials credentials;
    private final Timers timers;
    private final Switches switches;
    private final Messages messages;
    private final MessageCreation creation;
    private final MessageJson json;

    MessagesApi(
            SimulatorConfig.Account account,
            Timers timers,
            Switches switches,
            Messages messages,
            MessageCreation creation) {
        this.accountSid = account.sid();
        this.credentials = new Credentials(account);
        this.timers = timers;
        this.switches = switches;
        this.messages = messages;
        this.creation = creation;
        this.json = new MessageJson(account.sid());
    }

    Reply answer(Request request) {
        if (switches.credentialsRefused()
                || !credentials.accept(request.headers().authorization())) {
            return TwilioError.unauthorised().answer();
        }
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return TwilioError.notFound(request.path()).answer();
        }
        if (!path.group(1).equals(accountSid)) {
            return TwilioError.unauthorised().answer();
        }
        if (path.group(2) == null) {
            return collection(request);
        }
        return messages.find(path.group(2))
                .map(message -> path.group(3) == null ? instance(request, message) : feedback(request, message))
                .orElseGet(() -> TwilioError.notFound(request.path()).answer());
    }

    private Reply collection(Request request) {
        return switch (request.method()) {
            case "POST" -> creation.create(request.form());
            case "GET" -> list(request.query());
            default -> TwilioError.methodNotAllowed().answer();
        };
    }

    private Reply list(Map<String, String> query) {
        Predicate<Message> wanted = message -> messages.find(message.sid()).isPresent()
                && equalOrAbsent(query, "To", message.request().to())
                && equalOrAbsent(query, "From", message.request().from())
                && onDay(query, message);
        List<Message> found = messages.newest(wanted);
        int size = Math.clamp(number(query.getOrDefault("PageSize", "50")), 1, 1000);
        return Reply.Answer.json(200, json.page(found, number(query.getOrDefault("Page", "0")), size));
    }

    private Reply instance(Request request, Message message) {
        return switch (request.method()) {
            case "GET" -> Reply.Answer.json(200, json.one(message));
            case "POST" -> update(request.form(), message);
            case "DELETE" -> delete(message);
            default -> TwilioError.methodNotAllowed().answer();
        };
    }

    /// Twilio redacts a message whose fate is known and cancels only scheduled ones, which are not simulated.
    private Reply update(Map<String, String> form, Message message) {
        if ("canceled".equals(form.get("Status"))) {
            return TwilioError.badRequest(30409, "This message cannot be canceled")
                    .answer();
        }
        if (!"".equals(form.get("Body"))) {
            return TwilioError.badRequest(20001, "Body can only be replaced by an empty string")
                    .answer();
        }
        MessageStatus status = message.state().status();
        if (status == MessageStatus.ACCEPTED || status == MessageStatus.QUEUED) {
            return TwilioError.badRequest(20009, "Cannot redact because delivery has not been completed.")
                    .answer();
        }
        Message redacted = messages.change(message.sid(), before -> before.redacted(timers.now()));
        return Reply.Answer.json(200, json.one(redacted));
    }

    /// Twilio deletes only what has come to an end; `sent` has not.
    private Reply delete(Message message) {
        if (!message.state().status().isFinal()) {
            return TwilioError.badRequest(20009, "Cannot delete this resource before it is complete")
                    .answer();
        }
        messages.delete(message.sid());
        return Reply.Answer.empty(204);
    }

    private Reply feedback(Request request, Message message) {
        String outcome = request.form().getOrDefault("Outcome", "unconfirmed");
        if (!request.is("POST")) {
            return TwilioError.methodNotAllowed().answer();
        }
        return outcome.equals("confirmed") || outcome.equals("unconfirmed")
                ? Reply.Answer.json(201, json.feedback(message, outcome, timers.now()))
                : TwilioError.badRequest(20001, "Outcome must be confirmed or unconfirmed")
                        .answer();
    }

    private static boolean equalOrAbsent(Map<String, String> query, String name, String value) {
        return query.getOrDefault(name, value).equals(value);
    }

    private static boolean onDay(Map<String, String> query, Message message) {
        String day = DAY.format(message.created());
        return query.getOrDefault("DateSent", day).equals(day)
                && query.getOrDefault("DateSent<", day).compareTo(day) >= 0
                && query.getOrDefault("DateSent>", day).compareTo(day) <= 0;
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }
}
