package dev.twoticks.dynamodb;

import dev.twoticks.verification.Claim;
import dev.twoticks.verification.ClaimCommit;
import dev.twoticks.verification.ReceiptCommit;
import dev.twoticks.verification.SendMark;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.budget.BudgetLimit;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Delivery;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.Receipt;
import java.time.Instant;
import java.util.Optional;

/// Single writes to one delivery of a verification.
record DeliveryUpdates(Table table, Marks marks) {

    private static final String TAKE =
            "SET #deliveries.#delivery = :claimed, #code_key_id = if_not_exists(#code_key_id, :code_key_id)";
    private static final String FREE =
            Attempts.OPEN + " AND #round = :round AND attribute_not_exists(#deliveries.#delivery)";

    private static final String RENEW = "SET #deliveries.#delivery.#task_token = :token";
    private static final String NOTE_PASSED = "SET #deliveries.#delivery.#budget_passed = :limit";
    private static final String TAKEN = "attribute_exists(#deliveries.#delivery)";

    ClaimCommit claim(Claim claim) {
        String mark = marks.next();
        Values values = Values.open(claim.now())
                .with(":round", claim.delivery().round())
                .with(":claimed", DeliveryItems.claimed(claim, mark))
                .with(":code_key_id", claim.codeKeyId());
        Change take = new Change(Attempts.key(claim.ref()), TAKE, FREE, values, claim.delivery());
        return switch (table.write("claim", take)) {
            case Table.Written.Done done -> new ClaimCommit.Claimed(VerificationItems.read(done.item()));
            case Table.Written.Refused refused -> refused(claim, mark, refused.item());
        };
    }

    void noteBudgetPassed(Ref ref, DeliveryId delivery, BudgetLimit limit) {
        Values values = new Values().with(":limit", limit.wire());
        table.write("noteBudgetPassed", new Change(Attempts.key(ref), NOTE_PASSED, TAKEN, values, delivery));
    }

    Optional<Verification> recordSend(Ref ref, DeliveryId delivery, SendMark mark, Instant now) {
        Item item = after(table.write("recordSend", StatusChange.sent(ref, delivery, mark, now)));
        return item.isEmpty() ? Optional.empty() : Optional.of(VerificationItems.read(item));
    }

    ReceiptCommit recordReceipt(Receipt receipt, Instant now) {
        return switch (table.write("recordReceipt", StatusChange.received(receipt, now))) {
            case Table.Written.Done done -> new ReceiptCommit.Recorded(VerificationItems.read(done.item()));
            case Table.Written.Refused refused -> refused(receipt, refused.item());
        };
    }

    /// A refusal by this very claim means that it was made and its answer lost: nothing has been sent yet.
    private ClaimCommit refused(Claim claim, String mark, Item item) {
        if (item.isEmpty()) {
            return new ClaimCommit.Missing();
        }
        Verification current = VerificationItems.read(item);
        if (current.delivery(claim.delivery()).isEmpty()) {
            return new ClaimCommit.Refused(current);
        }
        Item taken = item.map("deliveries").map(claim.delivery().toString());
        return DeliveryItems.claimedBy(mark, taken) ? new ClaimCommit.Claimed(current) : hold(claim);
    }

    /// Whoever comes later waits with its own token for the delivery that is under way.
    private ClaimCommit hold(Claim claim) {
        Values values = new Values().with(":token", claim.token().reveal());
        Change renew = new Change(Attempts.key(claim.ref()), RENEW, TAKEN, values, claim.delivery());
        return switch (table.write("claim", renew)) {
            case Table.Written.Done done -> new ClaimCommit.Held(VerificationItems.read(done.item()));
            case Table.Written.Refused _ -> new ClaimCommit.Missing();
        };
    }

    private static ReceiptCommit refused(Receipt receipt, Item item) {
        if (item.isEmpty()) {
            return new ReceiptCommit.Foreign();
        }
        Verification current = VerificationItems.read(item);
        return current.delivery(receipt.delivery())
                        .filter(it -> speaksOf(receipt, it))
                        .isPresent()
                ? new ReceiptCommit.Known(current)
                : new ReceiptCommit.Foreign();
    }

    private static boolean speaksOf(Receipt receipt, Delivery delivery) {
        return delivery.channel() == receipt.channel()
                && (delivery.messageId() == null || delivery.messageId().equals(receipt.messageId()));
    }

    private static Item after(Table.Written written) {
        return switch (written) {
            case Table.Written.Done done -> done.item();
            case Table.Written.Refused refused -> refused.item();
        };
    }
}
