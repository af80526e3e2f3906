package dev.twoticks.config;

import dev.twoticks.dynamodb.DynamoDbRequestWindows;
import dev.twoticks.dynamodb.DynamoDbVerificationStore;
import dev.twoticks.jwt.JwtVerificationTokens;
import dev.twoticks.jwt.SigningKeysSource.SigningKeys;
import dev.twoticks.logging.JsonLinesEventLog;
import dev.twoticks.policy.YamlPolicySource;
import dev.twoticks.secrets.SecretGroup;
import dev.twoticks.secrets.SecretsManagerKeyMaker;
import dev.twoticks.secrets.SecretsManagerKeyRing;
import dev.twoticks.secrets.SecretsManagerSigningKeys;
import dev.twoticks.secrets.SigningAlgorithm;
import dev.twoticks.secrets.SigningKeyPairs;
import dev.twoticks.stepfunctions.StepFunctionsDeliveryTasks;
import dev.twoticks.stepfunctions.StepFunctionsDeliveryWorkflow;
import dev.twoticks.twilio.TwilioCodeSender;
import dev.twoticks.twilio.TwilioMessageRecords;
import dev.twoticks.twilio.TwilioReceiptReader;
import dev.twoticks.verification.CancelVerification;
import dev.twoticks.verification.CheckCode;
import dev.twoticks.verification.CodeMessages;
import dev.twoticks.verification.ErasePhone;
import dev.twoticks.verification.EventLog;
import dev.twoticks.verification.GiveUp;
import dev.twoticks.verification.ReadVerification;
import dev.twoticks.verification.RecordReceipt;
import dev.twoticks.verification.ResendCode;
import dev.twoticks.verification.SendCode;
import dev.twoticks.verification.StartVerification;
import dev.twoticks.verification.Surroundings;
import dev.twoticks.verification.UnlockPhone;
import dev.twoticks.verification.VerificationTokens;
import dev.twoticks.verification.delivery.ReceiptReader;
import dev.twoticks.verification.key.KeyMaker;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.plan.PolicySource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/// The composition root. Each function asks for its use case and thereby makes what that needs, and nothing
/// else; a missing setting is said at once, when the function starts.
public final class Service {

    private final ServiceConfig config;
    private final AwsClients aws;
    private final SecureRandom random;
    private final Surroundings surroundings;

    /// @param environment as `template.yaml` sets it
    /// @param lines takes the event log's lines
    public Service(Map<String, String> environment, Clock clock, SecureRandom random, Consumer<String> lines) {
        this.random = random;
        this.config = new ServiceConfig(environment);
        this.aws = new AwsClients(config);
        this.surroundings = new Surroundings(clock, random, new JsonLinesEventLog(clock, lines));
    }

    /// The service of a running function.
    public static Service fromEnvironment() {
        return new Service(System.getenv(), Clock.systemUTC(), new SecureRandom(), System.out::println);
    }

    public Clock clock() {
        return surroundings.clock();
    }

    public EventLog events() {
        return surroundings.events();
    }

    /// What relying parties need; the role of the keys' own function.
    public VerificationTokens publicKeys() {
        config.requiring(Role.KEYS.settings());
        return tokens();
    }

    /// Where the service is reached, which is the tokens' issuer: no slash at its end.
    public String issuer() {
        return config.publicUrl().toString();
    }

    public StartVerification startVerification() {
        config.requiring(Role.START_VERIFICATION.settings());
        return new StartVerification(store(), workflow(), policy(), phoneKeys(), windows(), surroundings);
    }

    public ReadVerification readVerification() {
        config.requiring(Role.READ_VERIFICATION.settings());
        return new ReadVerification(store(), policy(), surroundings);
    }

    public CheckCode checkCode() {
        config.requiring(Role.CHECK_CODE.settings());
        return new CheckCode(store(), tasks(), policy(), keys(), tokens(), windows(), surroundings);
    }

    public ResendCode resendCode() {
        config.requiring(Role.RESEND_CODE.settings());
        return new ResendCode(store(), workflow(), tasks(), policy(), phoneKeys(), windows(), surroundings);
    }

    public CancelVerification cancelVerification() {
        config.requiring(Role.CANCEL_VERIFICATION.settings());
        return new CancelVerification(store(), tasks(), policy(), surroundings);
    }

    public SendCode sendCode() {
        config.requiring(Role.SEND_CODE.settings());
        KeyRing keys = keys();
        PolicySource policy = policy();
        return new SendCode(store(), tasks(), sender(), new CodeMessages(policy, keys), policy, keys, surroundings);
    }

    public UnlockPhone unlockPhone() {
        config.requiring(Role.UNLOCK_PHONE.settings());
        return new UnlockPhone(store(), policy(), phoneKeys(), surroundings.events());
    }

    public ErasePhone erasePhone() {
        config.requiring(Role.ERASE_PHONE.settings());
        return new ErasePhone(
                store(),
                tasks(),
                new TwilioMessageRecords(twilio(), config.uri(Setting.TWILIO_API_URL)),
                policy(),
                phoneKeys(),
                surroundings);
    }

    public GiveUp giveUp() {
        config.requiring(Role.GIVE_UP.settings());
        return new GiveUp(store(), surroundings.events());
    }

    public RecordReceipt recordReceipt() {
        config.requiring(Role.RECORD_RECEIPT.settings());
        return new RecordReceipt(store(), tasks(), policy(), surroundings);
    }

    public ReceiptReader receiptReader() {
        config.requiring(Role.RECORD_RECEIPT.settings());
        return new TwilioReceiptReader(twilio(), config.publicUrl());
    }

    public KeyMaker keyMaker() {
        config.requiring(Role.MAKE_KEYS.settings());
        return new SecretsManagerKeyMaker(
                aws.secretsManager(),
                Map.of(
                        config.get(Setting.CODE_KEYS_SECRET), SecretGroup.CODE_KEYS,
                        config.get(Setting.PHONE_KEYS_SECRET), SecretGroup.PHONE_KEYS,
                        config.get(Setting.SIGNING_KEYS_SECRET), SecretGroup.SIGNING_KEYS),
                SigningAlgorithm.valueOf(config.get(Setting.SIGNING_ALGORITHM)),
                random,
                clock());
    }

    private VerificationTokens tokens() {
        SecretsManagerSigningKeys secret =
                new SecretsManagerSigningKeys(aws.secretsManager(), config.get(Setting.SIGNING_KEYS_SECRET), clock());
        return new JwtVerificationTokens(config.publicUrl(), () -> signingKeys(secret.keys()));
    }

    private DynamoDbVerificationStore store() {
        return new DynamoDbVerificationStore(
                aws.dynamoDb(),
                aws.dynamoDbOnce(),
                config.get(Setting.TABLE_NAME),
                TwilioCodeSender.PROVIDER,
                surroundings.random());
    }

    private DynamoDbRequestWindows windows() {
        return new DynamoDbRequestWindows(aws.dynamoDb(), aws.dynamoDbOnce(), config.get(Setting.TABLE_NAME));
    }

    private StepFunctionsDeliveryWorkflow workflow() {
        return new StepFunctionsDeliveryWorkflow(aws.stepFunctions(), config.get(Setting.STATE_MACHINE_ARN));
    }

    private StepFunctionsDeliveryTasks tasks() {
        return new StepFunctionsDeliveryTasks(aws.stepFunctions());
    }

    private YamlPolicySource policy() {
        return YamlPolicySource.read(Path.of(config.get(Setting.POLICY_DIRECTORY)));
    }

    private TwilioCodeSender sender() {
        return new TwilioCodeSender(
                twilio(), config.publicUrl(), config.uri(Setting.TWILIO_API_URL), surroundings.random(), Thread::sleep);
    }

    private TwilioSecret twilio() {
        return new TwilioSecret(aws.secretsManager(), config.get(Setting.TWILIO_SECRET), clock());
    }

    private KeyRing keys() {
        return keyRing(Map.of(
                SecretGroup.CODE_KEYS, config.get(Setting.CODE_KEYS_SECRET),
                SecretGroup.PHONE_KEYS, config.get(Setting.PHONE_KEYS_SECRET)));
    }

    /// The ring of a function that may read the phone keys alone.
    private KeyRing phoneKeys() {
        return keyRing(Map.of(SecretGroup.PHONE_KEYS, config.get(Setting.PHONE_KEYS_SECRET)));
    }

    private KeyRing keyRing(Map<SecretGroup, String> secrets) {
        return new SecretsManagerKeyRing(aws.secretsManager(), secrets, clock());
    }

    private static SigningKeys signingKeys(SigningKeyPairs keys) {
        return new SigningKeys(keys.current(), keys.pairs());
    }
}
