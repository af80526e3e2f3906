package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SecretsManagerRotationEvent;
import dev.twoticks.logging.JsonLinesEventLog;
import dev.twoticks.twilio.TwilioCredentials;
import dev.twoticks.twilio.TwilioCredentialsSource;
import dev.twoticks.twilio.TwilioReceiptReader;
import dev.twoticks.verification.CancelVerification;
import dev.twoticks.verification.CheckCode;
import dev.twoticks.verification.CodeMessages;
import dev.twoticks.verification.ErasePhone;
import dev.twoticks.verification.EventLog;
import dev.twoticks.verification.Examples;
import dev.twoticks.verification.FixedKeyRing;
import dev.twoticks.verification.GiveUp;
import dev.twoticks.verification.InMemoryRequestWindows;
import dev.twoticks.verification.InMemoryVerificationStore;
import dev.twoticks.verification.MovableTestClock;
import dev.twoticks.verification.NoSecretsExtension;
import dev.twoticks.verification.ReadVerification;
import dev.twoticks.verification.RecordReceipt;
import dev.twoticks.verification.RecordingEventLog;
import dev.twoticks.verification.RecordingMessageRecords;
import dev.twoticks.verification.RecordingTasks;
import dev.twoticks.verification.RecordingTokens;
import dev.twoticks.verification.RecordingWorkflow;
import dev.twoticks.verification.ResendCode;
import dev.twoticks.verification.ScriptedCodeSender;
import dev.twoticks.verification.SendCode;
import dev.twoticks.verification.StartVerification;
import dev.twoticks.verification.Surroundings;
import dev.twoticks.verification.UnlockPhone;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.WatchedStore;
import dev.twoticks.verification.plan.PolicySource;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All handlers over one set of fakes. Whatever is logged, and every problem that is answered, is searched for
/// secrets.
final class ServiceUnderTest {

    static final String PUBLIC_URL = "https://verify.example.com";

    /// The shipped policy's public application.
    static final String WEB = "demo-web";

    /// The shipped policy's confidential application, and its secret.
    static final String SERVER = "demo-server";

    static final String SERVER_SECRET = "demo-server-secret-change-me";

    /// Read once: it does not change.
    private static final PolicySource SHIPPED = PolicyWithTestNumbers.read();

    static final TwilioCredentials TWILIO = new TwilioCredentials(
            "AC00000000000000000000000000000001",
            "SK00000000000000000000000000000001",
            "api-secret-of-tests",
            "auth-token-of-tests",
            null);

    final MovableTestClock clock = new MovableTestClock(Examples.NOW);
    final RecordingEventLog events = new RecordingEventLog();
    final RecordingWorkflow workflow = new RecordingWorkflow();
    final RecordingTasks tasks = new RecordingTasks();
    final RecordingTokens tokens = new RecordingTokens();
    final FixedKeyRing keys = new FixedKeyRing();
    final PolicySource policy = SHIPPED;
    final InMemoryRequestWindows windows = new InMemoryRequestWindows();
    final ScriptedCodeSender sender = new ScriptedCodeSender();
    final RecordingMessageRecords records = new RecordingMessageRecords();
    final InMemoryVerificationStore memory = new InMemoryVerificationStore(Examples.PROVIDER);
    final WatchedStore watched = new WatchedStore(memory);

    /// The steps of key making that were asked for.
    final List<String> keySteps = new ArrayList<>();

    private final NoSecretsExtension secrets;
    private final EventLog log;
    private final Surroundings surroundings;

    ServiceUnderTest(NoSecretsExtension secrets) {
        this.secrets = secrets;
        EventLog lines = new JsonLinesEventLog(clock, secrets::captured);
        this.log = event -> {
            events.record(event);
            lines.record(event);
        };
        this.surroundings = new Surroundings(clock, new SecureRandom(), log);
        secrets.forbid("Twilio's auth token", TWILIO.authToken());
        secrets.forbid("the confidential application's secret", SERVER_SECRET);
        Situation.secrets().forEach(secrets::forbid);
    }

    /// The store as the handlers have it.
    VerificationStore store() {
        return watched.store();
    }

    /// One of the HTTP handlers.
    ///
    /// @param route as API Gateway writes it
    APIGatewayV2HTTPResponse call(String route, APIGatewayV2HTTPEvent event) {
        APIGatewayV2HTTPResponse answer =
                Objects.requireNonNull(handlers().get(route), route).handleRequest(event, noContext());
        if (answer.getStatusCode() >= 400) {
            secrets.captured(answer.getHeaders() + " " + answer.getBody());
        }
        return answer;
    }

    /// The HTTP handlers by their routes.
    Map<String, RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> handlers() {
        HttpAnswers answers = new HttpAnswers(clock, log);
        RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> publicKeys =
                new KeysHandler(tokens, PUBLIC_URL, answers);
        return Map.of(
                "POST /verifications",
                new StartVerificationHandler(
                        new StartVerification(store(), workflow, policy, keys, windows, surroundings), answers),
                "GET /verifications/{id}",
                new ReadVerificationHandler(new ReadVerification(store(), policy, surroundings), answers),
                "POST /verifications/{id}/checks",
                new CheckCodeHandler(
                        new CheckCode(store(), tasks, policy, keys, tokens, windows, surroundings), answers),
                "POST /verifications/{id}/deliveries",
                new ResendCodeHandler(
                        new ResendCode(store(), workflow, tasks, policy, keys, windows, surroundings), answers),
                "DELETE /verifications/{id}",
                new CancelVerificationHandler(new CancelVerification(store(), tasks, policy, surroundings), answers),
                "POST /twilio/status",
                new RecordReceiptHandler(
                        new TwilioReceiptReader(credentials(), URI.create(PUBLIC_URL)),
                        new RecordReceipt(store(), tasks, policy, surroundings),
                        answers),
                "POST /operator/phones/unlock",
                new UnlockPhoneHandler(new UnlockPhone(store(), policy, keys, log), answers),
                "POST /operator/phones/erase",
                new ErasePhoneHandler(new ErasePhone(store(), tasks, records, policy, keys, surroundings), answers),
                "GET /.well-known/jwks.json",
                publicKeys,
                "GET /.well-known/openid-configuration",
                publicKeys);
    }

    Map<String, String> sendCode(Map<String, Object> event) {
        CodeMessages messages = new CodeMessages(policy, keys);
        return new SendCodeHandler(new SendCode(store(), tasks, sender, messages, policy, keys, surroundings), log)
                .handleRequest(event, noContext());
    }

    Map<String, String> giveUp(Map<String, Object> event) {
        return new GiveUpHandler(new GiveUp(store(), log), log).handleRequest(event, noContext());
    }

    Map<String, String> makeKeys(SecretsManagerRotationEvent event) {
        return new MakeKeysHandler((secret, version, step) -> keySteps.add(secret + " " + version + " " + step), log)
                .handleRequest(event, noContext());
    }

    /// Whether anything was written, sent, started or answered.
    boolean untouched() {
        return watched.calls().isEmpty()
                && windows.keys().isEmpty()
                && workflow.started().isEmpty()
                && tasks.answers().isEmpty()
                && tokens.signed().isEmpty()
                && sender.sent().isEmpty()
                && records.asked().isEmpty();
    }

    private static TwilioCredentialsSource credentials() {
        return new TwilioCredentialsSource() {
            @Override
            public TwilioCredentials credentials() {
                return TWILIO;
            }

            @Override
            public Optional<TwilioCredentials> refreshed() {
                return Optional.empty(); // there is nothing newer to read
            }
        };
    }

    /// No handler asks for one.
    @SuppressWarnings("NullAway")
    private static Context noContext() {
        @Nullable Context none = null;
        return none;
    }
}
