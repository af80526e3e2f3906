package dev.twoticks.dynamodb;

import static dev.twoticks.verification.Examples.CODE_KEY;
import static dev.twoticks.verification.Examples.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.CancelVerification;
import dev.twoticks.verification.CheckCode;
import dev.twoticks.verification.CheckResult;
import dev.twoticks.verification.CodeMessages;
import dev.twoticks.verification.DeliveryTask;
import dev.twoticks.verification.ErasePhone;
import dev.twoticks.verification.EraseResult;
import dev.twoticks.verification.Examples;
import dev.twoticks.verification.FixedKeyRing;
import dev.twoticks.verification.FixedPolicy;
import dev.twoticks.verification.InMemoryRequestWindows;
import dev.twoticks.verification.MovableTestClock;
import dev.twoticks.verification.RecordReceipt;
import dev.twoticks.verification.RecordingEventLog;
import dev.twoticks.verification.RecordingMessageRecords;
import dev.twoticks.verification.RecordingTasks;
import dev.twoticks.verification.RecordingTokens;
import dev.twoticks.verification.RecordingWorkflow;
import dev.twoticks.verification.ResendCode;
import dev.twoticks.verification.ScriptedCodeSender;
import dev.twoticks.verification.SendCode;
import dev.twoticks.verification.StartRequest;
import dev.twoticks.verification.StartResult;
import dev.twoticks.verification.StartVerification;
import dev.twoticks.verification.Surroundings;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.application.FirstFactor;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.Receipt;
import dev.twoticks.verification.delivery.TaskToken;
import dev.twoticks.verification.idempotency.IdempotencyKey;
import dev.twoticks.verification.idempotency.Repeatable;
import dev.twoticks.verification.phone.PhoneKey;
import dev.twoticks.verification.phone.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The use cases over a table of their own, fakes around them, and the whole table to look at.
final class EraseWorld {

    static final Caller SHOP = new Caller(FixedPolicy.WEB, null, FixedPolicy.ORIGIN);

    final MovableTestClock clock = new MovableTestClock(Examples.NOW);
    final FixedKeyRing keys = new FixedKeyRing();
    final FixedPolicy policy = new FixedPolicy();
    final ScriptedCodeSender sender = new ScriptedCodeSender();

    private final DynamoDbClient client = TestDatabase.client();
    private final String table = AttemptsTable.create(client);
    private final SecureRandom random = new SecureRandom();
    private final RecordingTasks tasks = new RecordingTasks();
    private final InMemoryRequestWindows windows = new InMemoryRequestWindows();
    private final Surroundings surroundings = new Surroundings(clock, random, new RecordingEventLog());
    final VerificationStore store = new DynamoDbVerificationStore(client, client, table, PROVIDER, random);

    private int keysUsed;
    private boolean withKeys;

    /// From now on every start and check has an idempotency key of its own.
    void useKeys() {
        withKeys = true;
    }

    private @Nullable Repeatable key() {
        return withKeys ? Repeatable.of(new IdempotencyKey("key-" + keysUsed++), "body") : null;
    }

    StartResult start(String number, Purpose purpose) {
        FirstFactor first = purpose.equals(Purpose.MFA) ? FirstFactor.PASSWORD : null;
        StartRequest request =
                new StartRequest(SHOP, number, null, null, null, purpose, first, false, null, null, null);
        return new StartVerification(store, new RecordingWorkflow(), policy, keys, windows, surroundings)
                .start(request, key());
    }

    VerificationId started(String number, Purpose purpose) {
        StartResult result = start(number, purpose);
        assertThat(result).isInstanceOf(StartResult.Started.class);
        return ((StartResult.Started) result).id();
    }

    void send(Ref ref, DeliveryId delivery) {
        Channel channel = delivery.leg() == 1 ? Channel.WHATSAPP : Channel.SMS;
        new SendCode(store, tasks, sender, new CodeMessages(policy, keys), policy, keys, surroundings)
                .send(new DeliveryTask(ref, delivery, channel, FixedPolicy.NIGERIA, new TaskToken("task " + delivery)));
    }

    void receipt(Ref ref, DeliveryId delivery, DeliveryStatus status, @Nullable Failure failure) {
        Channel channel = delivery.leg() == 1 ? Channel.WHATSAPP : Channel.SMS;
        String message = store.find(ref)
                .flatMap(it -> it.delivery(delivery))
                .flatMap(it -> Optional.ofNullable(it.messageId()))
                .orElse("message of nobody");
        new RecordReceipt(store, tasks, policy, surroundings)
                .record(new Receipt(ref, delivery, channel, status, failure, message));
    }

    CheckResult check(VerificationId id, Code code) {
        return new CheckCode(store, tasks, policy, keys, new RecordingTokens(), windows, surroundings)
                .check(id, SHOP, code, key());
    }

    void resend(VerificationId id) {
        new ResendCode(store, new RecordingWorkflow(), tasks, policy, keys, windows, surroundings)
                .resend(id, SHOP, false);
    }

    void cancel(VerificationId id) {
        new CancelVerification(store, tasks, policy, surroundings).cancel(id, SHOP);
    }

    EraseResult.Erased erase(String number) {
        return (EraseResult.Erased)
                new ErasePhone(store, tasks, new RecordingMessageRecords(), policy, keys, surroundings)
                        .erase(number, List.of());
    }

    static Code right(VerificationId id) {
        return Code.derive(FixedKeyRing.key(CODE_KEY), id.ref());
    }

    static Code wrong(VerificationId id) {
        Code one = Code.parse("000001").orElseThrow();
        return right(id).matches(one) ? Code.parse("000002").orElseThrow() : one;
    }

    PhoneKey phone(String indexKey, String number) {
        return PhoneKey.of(FixedKeyRing.key(indexKey), PhoneNumber.known(number));
    }

    /// Every item of the table, by its key.
    Map<String, Map<String, AttributeValue>> items() {
        Map<String, Map<String, AttributeValue>> items = new TreeMap<>();
        client.scanPaginator(it -> it.tableName(table).consistentRead(true))
                .items()
                .forEach(it -> items.put(new Item(it).text(Attempts.KEY), it));
        return items;
    }

    /// The items that hold one of the words, in a key, a name, a text or in bytes.
    List<String> holding(List<String> words) {
        List<String> found = new ArrayList<>();
        items().forEach((key, item) -> {
            String all = item.toString() + plain(item);
            if (words.stream().anyMatch(all::contains)) {
                found.add(key);
            }
        });
        return found;
    }

    /// Bytes as the text that they would be.
    private static String plain(Map<String, AttributeValue> item) {
        StringBuilder text = new StringBuilder();
        item.values().stream()
                .filter(it -> it.b() != null)
                .forEach(it -> text.append(it.b().asString(StandardCharsets.ISO_8859_1)));
        return text.toString();
    }
}
