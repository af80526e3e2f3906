package dev.twoticks.dynamodb;

import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.idempotency.KeptAnswer;
import dev.twoticks.verification.idempotency.KeptName;
import dev.twoticks.verification.idempotency.KeptRequest;
import dev.twoticks.verification.key.Sealed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// `IDEMPOTENCY#client#hash`: what a client's idempotency key stands for. Written with what it stands for, in
/// one transaction, so that neither is ever there alone.
final class KeptItems {

    private static final String KEEP = "SET #ref = :ref, #sealed = :sealed, #sealed_key_id = :sealed_key_id,"
            + " #kept_at = :kept_at, #kept_until = :kept_until, #ttl = :ttl";
    private static final String START = " REMOVE #checks, #token_id";
    private static final String WRONG = ", #checks = :checks REMOVE #token_id";
    private static final String RIGHT = ", #token_id = :token_id REMOVE #checks";

    /// Free: never used, or so long ago that it only waits for its deletion.
    private static final String FREE = "(attribute_not_exists(#pk) OR #kept_until <= :kept_at)";

    /// On the verification that it is about, so that it is found with it.
    static final String NAMES = "idempotency_keys";

    /// It is about this verification: a key that was free again may stand for another one's request by now.
    static final String ABOUT = "#ref = :ref";

    private static final String NAME = " ADD #" + NAMES + " :idempotency_key";

    /// Nothing is made of what is gone.
    private static final String OURS = "attribute_not_exists(#pk) OR " + ABOUT;

    private KeptItems() {}

    /// What is there; empty if nothing is.
    static @Nullable KeptAnswer read(KeptName name, Item item) {
        if (!item.has("ref")) {
            return null;
        }
        KeptRequest request = new KeptRequest(
                name,
                new Ref(item.text("ref")),
                new Sealed(item.text("sealed_key_id"), item.bytes("sealed")),
                item.time("kept_at"));
        return new KeptAnswer(request, item.has("checks") ? item.count("checks") : null, item.textOrNull("token_id"));
    }

    static Change start(KeptRequest kept) {
        return new Change(Attempts.key(kept.name()), KEEP + START, FREE, values(kept));
    }

    static Change wrong(KeptRequest kept, int checks) {
        return new Change(
                Attempts.key(kept.name()), KEEP + WRONG, FREE, values(kept).with(":checks", checks));
    }

    static Change right(KeptRequest kept, String tokenId) {
        return new Change(
                Attempts.key(kept.name()), KEEP + RIGHT, FREE, values(kept).with(":token_id", tokenId));
    }

    /// A verification's update that also names what is kept.
    ///
    /// @param update without `ADD`
    static String naming(@Nullable KeptRequest kept, String update, Values values) {
        if (kept == null) {
            return update;
        }
        values.with(
                ":idempotency_key", AttributeValue.fromSs(List.of(kept.name().hash())));
        return update + NAME;
    }

    /// Frees the key of a start that came to nothing, unless it stands for another request by now.
    static TransactWriteItem release(String table, KeptName name, Ref ref) {
        return Change.delete(table, Attempts.key(name), OURS, new Values().with(":ref", ref.hex()));
    }

    private static Values values(KeptRequest kept) {
        return new Values()
                .with(":ref", kept.ref().hex())
                .with(
                        ":sealed",
                        AttributeValue.fromB(
                                SdkBytes.fromByteArray(kept.sealed().bytes())))
                .with(":sealed_key_id", kept.sealed().keyId())
                .with(":kept_at", kept.at())
                .with(":kept_until", kept.until())
                .with(":ttl", Attempts.ttl(kept.at(), KeptRequest.KEPT));
    }
}
