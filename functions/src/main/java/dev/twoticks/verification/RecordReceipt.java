package dev.twoticks.verification;

import dev.twoticks.verification.breaker.CallCounts;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.Receipt;
import dev.twoticks.verification.plan.PolicySource;

/// Writes down what became of a delivery and wakes the workflow if that ends the wait. Late, repeated,
/// reordered and lost receipts all come to the same end.
public final class RecordReceipt {

    private final VerificationStore store;
    private final DeliveryTasks tasks;
    private final DeliveryMemory memory;
    private final Surroundings surroundings;
    private final Breakers breakers;

    public RecordReceipt(VerificationStore store, DeliveryTasks tasks, PolicySource policy, Surroundings surroundings) {
        this.store = store;
        this.tasks = tasks;
        this.breakers = new Breakers(store, policy, surroundings);
        this.memory = new DeliveryMemory(store, breakers, surroundings);
        this.surroundings = surroundings;
    }

    public ReceiptResult record(Receipt receipt) {
        return switch (store.recordReceipt(receipt, surroundings.now())) {
            case ReceiptCommit.Recorded(Verification current) -> {
                surroundings.events().record(DeliveryEvents.receipt(receipt, true));
                try {
                    wake(receipt, current);
                } finally {
                    // also if the workflow could not be told: the receipt's repetition is no news any more
                    remember(receipt, current);
                }
                yield new ReceiptResult.Recorded();
            }
            case ReceiptCommit.Known(Verification current) -> {
                surroundings.events().record(DeliveryEvents.receipt(receipt, false));
                // Again, because whoever wrote it may have died before the workflow was told.
                wake(receipt, current);
                yield new ReceiptResult.Known();
            }
            case ReceiptCommit.Foreign _ -> {
                surroundings.events().record(DeliveryEvents.foreignReceipt(receipt));
                yield new ReceiptResult.Foreign();
            }
        };
    }

    private void remember(Receipt receipt, Verification current) {
        Failure failure = receipt.failure();
        if (failure != null) {
            memory.failed(current, receipt.delivery(), receipt.channel(), failure);
        }
        if (receipt.status().delivered()) {
            memory.arrived(current, receipt.delivery(), receipt.channel());
        }
        if (receipt.channel() == Channel.WHATSAPP) {
            rememberWhatsApp(receipt, current);
        }
    }

    private void rememberWhatsApp(Receipt receipt, Verification current) {
        Failure failure = receipt.failure();
        if (failure != null && failure.kind().ofTheRoute()) {
            current.whatsappFailed(receipt.delivery())
                    .ifPresent(it -> breakers.count(it.claimedAt(), CallCounts.FAILURE));
        }
        boolean ofThisRound = receipt.delivery().round() == current.round().number();
        if (receipt.status().delivered()
                && ofThisRound
                && current.round().plan().probes()) {
            current.delivery(receipt.delivery())
                    .ifPresent(it -> breakers.recovered(current.request().language(), it.claimedAt()));
        }
    }

    private void wake(Receipt receipt, Verification current) {
        current.delivery(receipt.delivery())
                .ifPresent(delivery -> current.answerFor(delivery.id(), surroundings.now())
                        .ifPresent(answer -> tasks.answer(delivery.token(), answer)));
    }
}
