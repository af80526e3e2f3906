package dev.twoticks.twilio;

import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.DeliveryId;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// The address that Twilio reports to: one per delivery, named in the query, which Twilio's signature covers.
///
/// @param ref the verification; its 32 digits and the delivery's three characters need no encoding, so the
///     address has one form only
record StatusCallback(Ref ref, DeliveryId delivery) {

    private static final String REF = "verification";
    private static final String DELIVERY = "delivery";

    /// Settings for Twilio, neither sent nor signed: five more tries whatever went wrong, 2 s to connect, 4 s
    /// to answer. By default a receipt that meets a 500 or a slow answer is lost for ever.
    private static final String RETRIES = "#rc=5&rp=all&ct=2000&rt=4000";

    /// The callback of exactly these query parameters; empty for more, fewer, other or malformed ones.
    static Optional<StatusCallback> of(Map<String, String> query) {
        String ref = query.get(REF);
        String delivery = query.get(DELIVERY);
        if (query.size() != 2 || ref == null || delivery == null) {
            return Optional.empty();
        }
        return Ref.parse(ref)
                .flatMap(theRef ->
                        DeliveryId.parse(delivery).map(theDelivery -> new StatusCallback(theRef, theDelivery)));
    }

    /// The address as Twilio signs it.
    ///
    /// @param publicUrl the service's own public URL, without a slash at its end: what a request says of its
    ///     host is never asked
    String signedAt(URI publicUrl) {
        return publicUrl + "/twilio/status?" + REF + "=" + ref.hex() + "&" + DELIVERY + "=" + delivery;
    }

    /// The address as Twilio is told it.
    URI orderedAt(URI publicUrl) {
        return URI.create(signedAt(publicUrl) + RETRIES);
    }
}
