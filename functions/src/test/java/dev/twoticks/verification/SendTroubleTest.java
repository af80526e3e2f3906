package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.delivery.SendOutcome;
import dev.twoticks.verification.delivery.TaskAnswer.NextDelivery;
import dev.twoticks.verification.delivery.TaskToken;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.key.UnknownKeyException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/// What a send does when something around it fails: no message is lost for it, and none is sent twice.
final class SendTroubleTest {

    private static final DeliveryId FIRST = Examples.FIRST;

    private final World world = new World();
    private final VerificationId id = world.started();

    @Test
    void a_number_that_cannot_be_opened_leads_to_the_next_leg_and_not_to_silence() {
        SendResult result = sendWith(failing("phoneDataKey"));

        assertThat(result).isEqualTo(new SendResult.Handed(DeliveryStatus.NOT_SENT));
        assertThat(world.sender.sent()).isEmpty();
        assertThat(world.told(FIRST)).containsExactly(new NextDelivery());
        assertThat(world.events.named(Event.ALERT)).hasSize(1);
    }

    @Test
    void phone_keys_that_cannot_be_read_cost_a_retry_and_no_slot() {
        assertThat(catchThrowable(() -> sendWith(failing("currentPhoneDataKey"))))
                .isInstanceOf(UnknownKeyException.class);

        assertThat(world.read(id).deliveries()).isEmpty();
    }

    @Test
    void a_refusal_that_the_table_cannot_take_is_told_from_memory_and_remembered() {
        world.store = InterruptedStore.before("recordSend", world.memory, () -> {
            throw new StoreUnavailableException("recordSend");
        });
        world.sender.answers(new SendOutcome.CredentialsRefused("auth_token"));

        world.send(id.ref(), FIRST);

        assertThat(world.told(FIRST)).containsExactly(new NextDelivery());
        assertThat(world.gates().provider()).isNotNull();
    }

    @Test
    void a_message_that_was_taken_waits_on_although_the_table_does_not_know() {
        world.store = InterruptedStore.before("recordSend", world.memory, () -> {
            throw new StoreUnavailableException("recordSend");
        });

        assertThat(world.send(id.ref(), FIRST)).isEqualTo(new SendResult.Handed(DeliveryStatus.QUEUED));

        assertThat(world.tasks.answers()).isEmpty();
        assertThat(world.events.names()).contains("broken");
    }

    @Test
    void what_the_provider_was_never_asked_says_nothing_about_its_credentials() {
        world.memory.closeProvider(Examples.PROVIDER, new ProviderGate("api_key", world.now()));
        VerificationId probing = world.started(World.OTHER_NIGERIAN);
        world.sender.answers(new SendOutcome.NotSent(new Failure("connect", FailureClass.TRANSIENT)));

        world.send(probing.ref(), FIRST);

        assertThat(world.told(FIRST)).containsExactly(new NextDelivery());
        assertThat(world.gates().provider()).isNotNull();
    }

    private SendResult sendWith(KeyRing keys) {
        CodeMessages messages = new CodeMessages(world.policy, keys);
        return new SendCode(world.store, world.tasks, world.sender, messages, world.policy, keys, world.surroundings())
                .send(new DeliveryTask(
                        id.ref(), FIRST, Channel.WHATSAPP, FixedPolicy.NIGERIA, new TaskToken(FIRST.toString())));
    }

    /// The world's keys, of which one question has no answer.
    private KeyRing failing(String question) {
        return (KeyRing) Proxy.newProxyInstance(
                KeyRing.class.getClassLoader(), new Class<?>[] {KeyRing.class}, (_, called, arguments) -> {
                    if (called.getName().equals(question)) {
                        throw new UnknownKeyException("phone-keys", "lost");
                    }
                    try {
                        return called.invoke(world.keys, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
