package dev.twoticks.dynamodb;

import static dev.twoticks.verification.Examples.FIRST;
import static dev.twoticks.verification.Examples.GATE;
import static dev.twoticks.verification.Examples.LATER;
import static dev.twoticks.verification.Examples.PHONE;
import static dev.twoticks.verification.Examples.PROVIDER;
import static dev.twoticks.verification.Examples.SIGN_IN;
import static dev.twoticks.verification.Examples.SMS_FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.twoticks.verification.Claim;
import dev.twoticks.verification.Examples;
import dev.twoticks.verification.Gates;
import dev.twoticks.verification.PhoneTrace;
import dev.twoticks.verification.Round;
import dev.twoticks.verification.RoundWrite;
import dev.twoticks.verification.SendMark;
import dev.twoticks.verification.StartWrite;
import dev.twoticks.verification.StoreUnavailableException;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Receipt;
import dev.twoticks.verification.delivery.TaskToken;
import dev.twoticks.verification.phone.PhoneActivity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// A table that does not answer: nothing is written, and the exception names the operation alone.
final class UnavailableTest {

    private static final Verification STARTED = Examples.verification(1);
    private static final Ref REF = STARTED.ref();
    private static final PhoneActivity ACTIVITY =
            new PhoneActivity(1, List.of(), List.of(), Set.of(), Set.of(), null, null);

    private final RacingStore racing = RacingStore.on(TestDatabase.client());

    static Stream<Arguments> operations() {
        TaskToken token = new TaskToken("token");
        Claim claim = new Claim(REF, FIRST, Channel.WHATSAPP, PROVIDER, token, Examples.CODE_KEY, LATER);
        SendMark mark = new SendMark(DeliveryStatus.QUEUED, "message", null);
        Receipt receipt = new Receipt(REF, FIRST, Channel.WHATSAPP, DeliveryStatus.SENT, null, "message");
        StartWrite start = new StartWrite(Examples.verification(2), ACTIVITY, null, LATER);
        PhoneTrace trace = new PhoneTrace(PHONE, 1, Set.of(REF), Set.of(SIGN_IN));
        RoundWrite round =
                new RoundWrite(STARTED, Round.opened(2, SMS_FIRST, LATER), ACTIVITY.withRound(LATER), null, LATER);
        return Stream.of(
                operation("find", it -> it.find(REF)),
                operation("gates", it -> it.gates(PHONE, SIGN_IN)),
                operation("start", it -> it.start(start)),
                operation("cancelUnstarted", it -> it.cancelUnstarted(REF, PHONE, LATER)),
                operation("noteStarted", it -> it.noteStarted(REF)),
                operation("claim", it -> it.claim(claim)),
                operation("recordSend", it -> it.recordSend(REF, FIRST, mark, LATER)),
                operation("recordReceipt", it -> it.recordReceipt(receipt, LATER)),
                operation("rememberNotOnWhatsApp", it -> it.rememberNotOnWhatsApp(PHONE, LATER)),
                operation("trace", it -> it.trace(PHONE)),
                operation("remove", it -> it.remove(REF)),
                operation("forget", it -> it.forget(List.of(trace), Set.of(SIGN_IN))),
                operation("rememberAlternateForm", it -> it.rememberAlternateForm(PHONE, LATER)),
                operation("countWrong", it -> it.countWrong(STARTED, LATER, false)),
                operation("approve", it -> it.approve(STARTED, "token id", LATER)),
                operation("cancel", it -> it.cancel(STARTED, LATER)),
                operation("openRound", it -> it.openRound(round)),
                operation("takeUpRound", it -> it.takeUpRound(REF, 1, LATER)),
                operation("releaseRound", it -> it.releaseRound(REF, 1, LATER)),
                operation("giveUp", it -> it.giveUp(REF, 1)),
                operation("closeProvider", it -> it.closeProvider(PROVIDER, GATE)),
                operation("openProvider", it -> it.openProvider(PROVIDER)));
    }

    private static Arguments operation(String name, Consumer<VerificationStore> call) {
        return arguments(name, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void throttled_call_is_unavailable_and_writes_nothing(String name, Consumer<VerificationStore> call) {
        VerificationStore throttled = racing.through(TestDatabase.client(Faults.throttling()));
        Gates before = racing.store().gates(PHONE, SIGN_IN);

        assertThatThrownBy(() -> call.accept(throttled))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage(name + ": ProvisionedThroughputExceededException")
                .hasNoCause();
        assertThat(racing.stored()).isEqualTo(STARTED);
        assertThat(racing.store().find(Examples.ref(2))).isEmpty();
        assertThat(racing.store().gates(PHONE, SIGN_IN)).isEqualTo(before);
    }

    @Test
    void call_that_was_given_up_while_it_waited_for_a_connection_is_no_mistake_of_ours() {
        for (RuntimeException thrown :
                List.of(new IllegalStateException("a key"), new CancellationException("a key"))) {
            assertThatThrownBy(() -> Unavailable.guard("gates", () -> {
                        throw thrown;
                    }))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessage("gates: " + thrown.getClass().getSimpleName());
        }
    }

    @Test
    void gates_with_unprocessed_keys_are_unavailable() {
        VerificationStore store = racing.through(TestDatabase.client(new ExecutionInterceptor() {
            @Override
            public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
                return context.response() instanceof BatchGetItemResponse response
                        ? response.toBuilder()
                                .unprocessedKeys(Map.of(
                                        racing.table(),
                                        KeysAndAttributes.builder().build()))
                                .build()
                        : context.response();
            }
        }));

        assertThatThrownBy(() -> store.gates(PHONE, SIGN_IN)).isInstanceOf(StoreUnavailableException.class);
    }
}
