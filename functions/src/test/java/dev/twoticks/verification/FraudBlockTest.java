package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.delivery.SendOutcome;
import dev.twoticks.verification.delivery.TaskAnswer;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;
import org.junit.jupiter.api.Test;

/// The provider takes a number or a country for the target of a fraud.
final class FraudBlockTest {

    private static final TaskAnswer STOPPED = new TaskAnswer.Done(Outcome.STOPPED);

    private final BudgetedWorld country = new BudgetedWorld();
    private final World world = country.world;

    @Test
    void a_fraud_block_of_the_provider_stops_everything() {
        VerificationId id = world.started(country.number());
        world.sender.answers(new SendOutcome.Refused(new Failure("30450", FailureClass.FRAUD)));

        world.send(id.ref(), FIRST);

        assertThat(world.told(FIRST)).containsExactly(STOPPED);
        assertThat(world.view(id).status()).isEqualTo(Status.PENDING);
    }

    @Test
    void a_fraud_block_that_a_receipt_brings_stops_everything() {
        VerificationId id = country.sent();

        world.receipt(id.ref(), FIRST, DeliveryStatus.FAILED, new Failure("30453", FailureClass.FRAUD));

        assertThat(world.told(FIRST)).containsExactly(STOPPED);
    }
}
