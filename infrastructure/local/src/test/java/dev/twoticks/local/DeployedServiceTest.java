package dev.twoticks.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.twoticks.local.twilio.scenario.Channel;
import dev.twoticks.localstack.LocalStack;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/// What is deployed, run: the output of `sam build` in LocalStack, by CloudFormation, with the state machine on
/// LocalStack's interpreter. The last three digits of a number choose what the simulated Twilio does.
///
/// Functions run as child processes without isolation or SnapStart where the image says so, and nothing is ever denied:
/// this shows that the parts fit, not how fast they are or what they may do.
///
/// What is left unverified is sent to a country of its own: without a history, a country has three such messages an
/// hour.
@Tag("localstack")
final class DeployedServiceTest {

    @RegisterExtension
    static final LocalStack LOCALSTACK =
            LocalStack.running("the service as it is deployed", SamBuild.FOLDER, SamBuild.PYTHON);

    private static final Duration AUSTRALIAN_WAIT = Duration.ofSeconds(30);

    /// LocalStack's timers and its timestamps do not agree to the millisecond.
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private static @Nullable DeployedService deployed;

    @BeforeAll
    static void deploy() {
        deployed = DeployedService.on(LOCALSTACK, SamBuild.given());
    }

    @AfterAll
    static void end() {
        if (deployed != null) {
            deployed.close();
        }
    }

    @Test
    void delivered_on_whatsapp_ends_the_round_and_the_code_gives_a_token() throws Exception {
        String number = Numbers.fresh("001");
        String id = started(number);

        DeployedRun run = service().ended(id);

        assertThat(run.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(run.states()).containsExactly("Plan", "SendWhatsApp", "Done");
        assertThat(run.output()).isEqualTo("{\"outcome\":\"delivered\"}");
        assertThat(service().deliveries(id)).isEqualTo(Map.of("1-1", "delivered"));
        assertThat(service().inbox(number, Channel.SMS)).isEmpty();
        String code = service().code(number, Channel.WHATSAPP);
        JWTClaimsSet claims = approve(id, code);
        assertThat(claims.getClaim("phone_number")).isEqualTo(number);
        assertThat(claims.getAudience()).containsExactly(DeployedService.CLIENT);
        assertThat(run.history().toString()).doesNotContain(code, number, id);
    }

    @Test
    void not_on_whatsapp_sends_the_same_code_by_sms() throws Exception {
        String number = Numbers.fresh("024");
        String id = started(number);

        DeployedRun run = service().ended(id);

        assertThat(run.states()).containsExactly("Plan", "SendWhatsApp", "SendSms", "Done");
        assertThat(run.output()).isEqualTo("{\"outcome\":\"delivered\"}");
        assertThat(service().deliveries(id)).isEqualTo(Map.of("1-1", "undelivered", "1-2", "delivered"));
        String code = service().code(number, Channel.SMS);
        assertThat(service().code(number, Channel.WHATSAPP)).isEqualTo(code);
        approve(id, code);
        assertThat(run.history().toString()).doesNotContain(code, number, id);
    }

    @Test
    void silence_on_whatsapp_leads_to_the_sms_after_the_wait_and_not_before() throws Exception {
        String number = "+61412345103"; // the wait is short there
        String id = started(number);

        DeployedRun run = service().ended(id);

        assertThat(run.states()).containsExactly("Plan", "SendWhatsApp", "SendSms", "Done");
        assertThat(Duration.between(
                        first(run, HistoryEventType.TASK_SCHEDULED).timestamp(),
                        first(run, HistoryEventType.TASK_TIMED_OUT).timestamp()))
                .isGreaterThan(AUSTRALIAN_WAIT.minus(TOLERANCE));
        assertThat(service().deliveries(id)).isEqualTo(Map.of("1-1", "sent", "1-2", "delivered"));
        approve(id, service().code(number, Channel.SMS));
    }

    @Test
    void approval_ends_the_wait_and_no_sms_is_ever_sent() throws Exception {
        String number = Numbers.fresh("103");
        String id = started(number);

        approve(id, service().code(number, Channel.WHATSAPP));

        DeployedRun run = service().ended(id);
        assertThat(run.states()).containsExactly("Plan", "SendWhatsApp", "Done");
        assertThat(run.output()).isEqualTo("{\"outcome\":\"approved\"}");
        assertThat(service().inbox(number, Channel.SMS)).isEmpty();
    }

    @Test
    void cancellation_ends_the_wait_and_no_sms_is_ever_sent() {
        String number = "+254712345103";
        String id = started(number);
        service().code(number, Channel.WHATSAPP);

        assertThat(service().send("DELETE", "/verifications/" + id, "").status())
                .isEqualTo(204);

        DeployedRun run = service().ended(id);
        assertThat(run.states()).containsExactly("Plan", "SendWhatsApp", "Done");
        assertThat(run.output()).isEqualTo("{\"outcome\":\"canceled\"}");
        assertThat(service().inbox(number, Channel.SMS)).isEmpty();
    }

    @Test
    void both_refused_is_failed_and_the_right_code_still_counts() throws Exception {
        String number = "+233241234005";
        String id = started(number);

        DeployedRun run = service().ended(id);

        assertThat(run.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(run.error()).isEqualTo("Undelivered");
        assertThat(run.states()).containsExactly("Plan", "SendWhatsApp", "SendSms", "GiveUp", "GivenUp", "Undelivered");
        assertThat(status(id)).isEqualTo("failed");
        approve(id, service().code(number, Channel.SMS));
    }

    @Test
    void an_outage_of_whatsapp_leads_to_the_sms_and_no_request_is_repeated() {
        service().twilio().outage(Channel.WHATSAPP, true);
        String number = "+12015550001";
        String id;
        DeployedRun run;
        try {
            id = started(number);
            run = service().ended(id);
        } finally {
            service().twilio().outage(Channel.WHATSAPP, false);
        }

        assertThat(run.states()).containsExactly("Plan", "SendWhatsApp", "SendSms", "Done");
        assertThat(service().inbox(number, Channel.WHATSAPP)).isEmpty();
        assertThat(service().inbox(number, Channel.SMS)).hasSize(1);
        assertThat(service().twilio().postsPerDelivery())
                .containsEntry("verification=" + DeployedService.ref(id) + "&delivery=1-1", 1)
                .containsEntry("verification=" + DeployedService.ref(id) + "&delivery=1-2", 1);
    }

    @Test
    void refused_credentials_close_the_service_until_they_are_right() {
        service().twilio().credentialsRefused(true);
        try {
            DeployedRun run = service().ended(started("+255621234001"));
            assertThat(run.states()).last().isEqualTo("Undelivered");

            Client.Answer refused = service().start("+256712345001");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.problem()).isEqualTo("provider-not-configured");
        } finally {
            service().twilio().credentialsRefused(false);
        }
        Client.Answer accepted = Await.until(
                "the service to try the provider again",
                () -> service().start("+639051234001"),
                it -> it.status() == 201);
        assertThat(service().ended(accepted.id()).states()).last().isEqualTo("Done");
        assertThat(service().start("+84912345001").status()).isEqualTo(201);
    }

    @Test
    void an_unsigned_receipt_is_refused_and_changes_nothing() {
        String number = "+62812345103";
        String id = started(number);
        service().code(number, Channel.WHATSAPP);

        Client.Answer answer = service()
                .send(
                        "POST",
                        "/twilio/status?verification=" + DeployedService.ref(id) + "&delivery=1-1",
                        "MessageStatus=delivered");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(status(id)).isEqualTo("pending");
        assertThat(service().deliveries(id).get("1-1")).isNotEqualTo("delivered");
        assertThat(service().send("DELETE", "/verifications/" + id, "").status())
                .isEqualTo(204);
    }

    private static String started(String number) {
        Client.Answer answer = service().start(number);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }

    private static String status(String id) {
        return service()
                .send("GET", "/verifications/" + id, "")
                .body()
                .path("status")
                .asText();
    }

    /// Checks a code that must be right, and the token against the published keys.
    private static JWTClaimsSet approve(String id, String code) throws Exception {
        Client.Answer answer = service().check(id, code);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        SignedJWT token = SignedJWT.parse(answer.body().path("token").asText());
        JWKSet keys = JWKSet.parse(service().get("/.well-known/jwks.json").text());
        assertThat(token.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        assertThat(token.getJWTClaimsSet().getIssuer())
                .isEqualTo(service().api().toString());
        return token.getJWTClaimsSet();
    }

    private static HistoryEvent first(DeployedRun run, HistoryEventType type) {
        return run.history().stream()
                .filter(it -> it.type() == type)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type + " in " + run.events()));
    }

    private static DeployedService service() {
        return requireNonNull(deployed);
    }
}
