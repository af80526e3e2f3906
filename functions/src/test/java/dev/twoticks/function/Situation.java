package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.twoticks.verification.Claim;
import dev.twoticks.verification.Examples;
import dev.twoticks.verification.FixedKeyRing;
import dev.twoticks.verification.ProviderGate;
import dev.twoticks.verification.Round;
import dev.twoticks.verification.ScriptedCodeSender;
import dev.twoticks.verification.SendMark;
import dev.twoticks.verification.StartWrite;
import dev.twoticks.verification.StoredStatus;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.VerificationRequest;
import dev.twoticks.verification.budget.BudgetCeilings;
import dev.twoticks.verification.budget.BudgetDay;
import dev.twoticks.verification.budget.BudgetTake;
import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.TaskToken;
import dev.twoticks.verification.key.Seal;
import dev.twoticks.verification.limit.ClientAddress;
import dev.twoticks.verification.limit.Subjects;
import dev.twoticks.verification.phone.PhoneActivity;
import dev.twoticks.verification.phone.PhoneKey;
import dev.twoticks.verification.phone.PhoneNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a service has been through before an event comes. All of them speak of one verification of one number.
enum Situation {
    NOTHING(_ -> {}),
    /// Started, and no message claimed.
    STARTED(service -> start(service, Situation.ref())),
    /// Its WhatsApp message is on its way.
    SENT(service -> {
        STARTED.into(service);
        send(service);
    }),
    /// As before, and the next delivery may be asked for.
    NEXT_DELIVERY(service -> {
        SENT.into(service);
        service.clock.forward(Duration.ofSeconds(30));
    }),
    /// All five rounds were asked for.
    NO_ROUND_LEFT(service -> {
        SENT.into(service);
        for (int wait : new int[] {30, 60, 120, 300}) {
            service.clock.forward(Duration.ofSeconds(wait));
            resend(service);
        }
    }),
    /// A start came under an idempotency key.
    STARTED_UNDER_A_KEY(service -> replay(service, "start-verification-idempotency-key")),
    /// A wrong code was checked under an idempotency key.
    CHECKED_UNDER_A_KEY(service -> {
        SENT.into(service);
        replay(service, "check-code-idempotency-key");
    }),
    APPROVED(service -> {
        SENT.into(service);
        service.store().approve(read(service), "jti", service.clock.instant());
    }),
    CANCELED(service -> {
        SENT.into(service);
        service.store().cancel(read(service), service.clock.instant());
    }),
    EXPIRED(service -> {
        SENT.into(service);
        service.clock.forward(Verification.LIFE);
    }),
    EXHAUSTED(service -> {
        SENT.into(service);
        IntStream.range(0, Verification.MAX_CHECKS)
                .forEach(_ -> service.store().countWrong(read(service), service.clock.instant(), false));
    }),
    /// Fifty wrong codes were checked for this number.
    LOCKED(service -> {
        SENT.into(service);
        IntStream.rangeClosed(1, 10).forEach(number -> {
            Verification other = start(service, Examples.ref(number));
            IntStream.range(0, Verification.MAX_CHECKS)
                    .forEach(_ -> service.store().countWrong(other, service.clock.instant(), false));
        });
        service.clock.forward(Duration.ofSeconds(30));
    }),
    /// The events' own address may ask for nothing more for a while.
    ADDRESS_SPENT(service -> {
        NEXT_DELIVERY.into(service);
        Subjects subjects = new Subjects(service.keys.phoneIndexKey(), service.clock.instant());
        ClientAddress address = ClientAddress.parse("192.0.2.10").orElseThrow();
        Stream.concat(
                        subjects.starting(address, service.policy.addressLimits()).stream(),
                        Stream.of(subjects.trying(address, service.policy.addressLimits())))
                .forEach(window -> IntStream.range(0, window.most()).forEach(_ -> service.windows.count(window)));
    }),
    /// The provider refuses the credentials.
    PROVIDER_CLOSED(service -> {
        NEXT_DELIVERY.into(service);
        Instant retryAt = service.clock.instant().plus(ProviderGate.PAUSE);
        service.store().closeProvider(Examples.PROVIDER, new ProviderGate("auth_token", retryAt));
    }),
    /// What may be spent on this day is spent.
    BUDGET_SPENT(service -> {
        NEXT_DELIVERY.into(service);
        LocalDate today = LocalDate.ofInstant(service.clock.instant(), ZoneOffset.UTC);
        Money all = service.policy.dailySpend();
        service.store().takeBudget(new BudgetTake(BudgetDay.total(today, 0), 0, BudgetCeilings.spend(all), all));
    }),
    /// The workflow service does not confirm.
    WORKFLOW_BROKEN(service -> {
        NEXT_DELIVERY.into(service);
        service.workflow.available(false);
    }),
    TABLE_BROKEN(service -> {
        SENT.into(service);
        service.watched.breakCalls(_ -> true);
    }),
    /// The first minutes of a deployment.
    KEYS_MISSING(service -> {
        SENT.into(service);
        service.keys.ready(false);
        service.tokens.ready(false);
    });

    static final String ID = "AAECAwQFBgcICQoLDA0ODw";
    /// What its requester shows, and what its start said; the pair of RFC 7636, appendix B.
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    static final String CHALLENGE = Examples.CHALLENGE.text();
    static final String NUMBER = "+2348031234567";
    static final TaskToken TASK_TOKEN = new TaskToken("task-token-of-tests");

    @SuppressWarnings("ImmutableEnumChecker") // keeps nothing
    private final Consumer<ServiceUnderTest> story;

    Situation(Consumer<ServiceUnderTest> story) {
        this.story = story;
    }

    void into(ServiceUnderTest service) {
        story.accept(service);
    }

    static Ref ref() {
        return VerificationId.parse(ID).orElseThrow().ref();
    }

    static Code code() {
        return Code.derive(FixedKeyRing.key(Examples.CODE_KEY), ref());
    }

    /// By name, what must not come out in any situation.
    static Map<String, String> secrets() {
        return Map.of(
                "the code",
                code().reveal(),
                "the number",
                NUMBER.substring(1),
                "the national number",
                "8031234567",
                "the id",
                ID,
                "the code verifier",
                VERIFIER,
                "the task token",
                TASK_TOKEN.reveal());
    }

    private static Verification read(ServiceUnderTest service) {
        return service.store().find(ref()).orElseThrow();
    }

    private static Verification start(ServiceUnderTest service, Ref ref) {
        PhoneNumber number = PhoneNumber.known(NUMBER);
        PhoneKey phone = PhoneKey.of(service.keys.phoneIndexKey(), number);
        Instant now = service.clock.instant();
        VerificationRequest request = new VerificationRequest(
                ServiceUnderTest.WEB,
                Examples.SIGN_IN,
                phone,
                Seal.close(service.keys.currentPhoneDataKey(), ref.hex(), NUMBER, new SecureRandom()),
                number.masked(),
                number.country(),
                "en",
                null,
                Examples.CHALLENGE,
                false);
        Verification verification = new Verification(
                ref,
                request,
                StoredStatus.PENDING,
                now,
                now.plus(Verification.LIFE),
                0,
                null,
                Round.opened(1, Examples.WHATSAPP_FIRST, now),
                Map.of(),
                null,
                null,
                null,
                false,
                Set.of());
        PhoneActivity activity = service.store().gates(phone, Examples.SIGN_IN).activity();
        service.store().start(new StartWrite(verification, activity, null, now));
        return verification;
    }

    private static void send(ServiceUnderTest service) {
        Instant now = service.clock.instant();
        service.store()
                .claim(new Claim(
                        ref(),
                        Examples.FIRST,
                        Channel.WHATSAPP,
                        Examples.PROVIDER,
                        TASK_TOKEN,
                        Examples.CODE_KEY,
                        now));
        SendMark queued = new SendMark(DeliveryStatus.QUEUED, ScriptedCodeSender.messageId(1), null);
        service.store().recordSend(ref(), Examples.FIRST, queued, now);
    }

    private static void replay(ServiceUnderTest service, String file) {
        try {
            APIGatewayV2HTTPEvent event = LambdaJson.http(Files.readString(Path.of("../events", file + ".json")));
            service.call(event.getRouteKey(), event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void resend(ServiceUnderTest service) {
        APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
        event.setPathParameters(Map.of("id", ID));
        event.setHeaders(Map.of("code-verifier", VERIFIER));
        int status = service.call("POST /verifications/{id}/deliveries", event).getStatusCode();
        if (status != 202) {
            throw new AssertionError("resend: " + status);
        }
    }
}
