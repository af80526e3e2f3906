package dev.twoticks.verification;

import dev.twoticks.verification.application.CodeChallenge;
import dev.twoticks.verification.application.CodeVerifier;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.key.Sealed;
import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.phone.PhoneKey;
import dev.twoticks.verification.phone.WhatsAppForm;
import dev.twoticks.verification.plan.Plan;
import dev.twoticks.verification.plan.PlanReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Data that tests share.
public final class Examples {

    /// When everything starts; whole milliseconds, as the table keeps them.
    public static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123Z");

    /// A moment within the life of what started at [#NOW].
    public static final Instant LATER = NOW.plusSeconds(60);

    /// The number that most tests verify.
    public static final PhoneKey PHONE = new PhoneKey("0123456789abcdef0123456789abcdef01234567");

    /// Somebody else's number.
    public static final PhoneKey OTHER_PHONE = new PhoneKey("fedcba9876543210fedcba9876543210fedcba98");

    /// What most tests prove it for.
    public static final Purpose SIGN_IN = new Purpose("sign_in");

    /// A purpose with its own lock.
    public static final Purpose PHONE_CHANGE = new Purpose("phone_change");

    /// The pair of RFC 7636, appendix B.
    public static final CodeVerifier VERIFIER =
            CodeVerifier.parse("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").orElseThrow();

    public static final CodeChallenge CHALLENGE = new CodeChallenge("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");

    /// The provider whose gate the stores read.
    public static final String PROVIDER = "carrier";

    /// A gate that may be tried at [#NOW].
    public static final ProviderGate GATE = new ProviderGate("auth_token", NOW);

    /// The key of the first claims.
    public static final String CODE_KEY = "code-2026-11";

    /// Two legs: WhatsApp, then SMS.
    public static final Plan WHATSAPP_FIRST = new Plan(
            new Country("NG"),
            Channel.WHATSAPP,
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            DeliveryStatus.DELIVERED,
            List.of(PlanReason.COUNTRY_WHATSAPP_FIRST));

    /// One leg, for two reasons, and another word for success and another form than the plan above.
    public static final Plan SMS_FIRST = new Plan(
            new Country("NG"),
            Channel.SMS,
            Duration.ofSeconds(30),
            Duration.ofSeconds(90),
            DeliveryStatus.READ,
            List.of(PlanReason.COUNTRY_SMS_FIRST, PlanReason.NOT_ON_WHATSAPP),
            WhatsAppForm.CANONICAL);

    /// The first round's first message.
    public static final DeliveryId FIRST = new DeliveryId(1, 1);

    /// The message that follows when the first has failed.
    public static final DeliveryId FALLBACK = new DeliveryId(1, 2);

    /// The second round's first message.
    public static final DeliveryId RESENT = new DeliveryId(2, 1);

    /// Why a WhatsApp message did not arrive.
    public static final Failure NOT_ON_WHATSAPP = new Failure("63024", FailureClass.NOT_ON_WHATSAPP);

    private Examples() {}

    /// A ref for each number.
    public static Ref ref(int number) {
        return new Ref(String.format("%032x", number));
    }

    /// A verification of [#PHONE] for [#SIGN_IN] as it starts at [#NOW].
    public static Verification verification(int number) {
        return verification(number, PHONE, SIGN_IN, NOW);
    }

    public static Verification verification(int number, PhoneKey phone, Purpose purpose, Instant now) {
        return verification(number, request(phone, purpose, "client's nonce", CHALLENGE), now, false);
    }

    public static Verification verification(
            int number, VerificationRequest request, Instant now, boolean probesProvider) {
        return new Verification(
                ref(number),
                request,
                StoredStatus.PENDING,
                now,
                now.plus(Verification.LIFE),
                0,
                null,
                Round.opened(1, WHATSAPP_FIRST, now),
                Map.of(),
                null,
                null,
                null,
                probesProvider,
                Set.of());
    }

    public static VerificationRequest request(
            PhoneKey phone, Purpose purpose, @Nullable String nonce, @Nullable CodeChallenge challenge) {
        Sealed sealed = new Sealed("phone-2026-11", new byte[] {0, 1, -1, 127, -128});
        return new VerificationRequest(
                "shop", purpose, phone, sealed, "+234********12", new Country("NG"), "pt-BR", nonce, challenge, false);
    }
}
