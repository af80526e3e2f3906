package dev.twoticks.verification.limit;

import dev.twoticks.verification.idempotency.Repeatable;
import dev.twoticks.verification.key.Hmac;
import dev.twoticks.verification.key.Key;
import dev.twoticks.verification.limit.Window.Kind;
import dev.twoticks.verification.phone.PhoneNumber;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// The windows of one request. Addresses and numbers stand in them as the first 20 bytes of HMAC-SHA-256 under the
/// phone index key, each behind a prefix of its own: a plain hash of an address can be reversed in minutes.
///
/// @param indexKey the key of the phone index
/// @param now the time of the request
public record Subjects(Key indexKey, Instant now) {

    private static final int BYTES = 20;
    private static final String ADDRESS = "ip1";
    private static final String BLOCK = "bl1";
    private static final String REQUEST = "rq1";

    /// The windows of an address that starts a verification.
    public List<Window> starting(ClientAddress address, AddressLimits limits) {
        String subject = hash(ADDRESS + address.network());
        return List.of(
                Window.of(Kind.ADDRESS_HOUR, subject, now, limits.startsAnHour()),
                Window.of(Kind.ADDRESS_DAY, subject, now, limits.startsADay()));
    }

    /// The window of an address that starts a verification of `number`.
    public Window countries(ClientAddress address, AddressLimits limits, PhoneNumber number) {
        return Window.of(Kind.COUNTRIES, hash(ADDRESS + address.network()), now, limits.countriesADay())
                .distinct(number.country().code());
    }

    /// The window of an address that checks a code or asks for another delivery.
    public Window trying(ClientAddress address, AddressLimits limits) {
        return Window.of(Kind.TRIES, hash(ADDRESS + address.network()), now, limits.triesAMinute());
    }

    /// The window of the block that `number` belongs to.
    public Window block(PhoneNumber number, int startsAnHour) {
        return Window.of(Kind.BLOCK, hash(BLOCK + number.block()), now, startsAnHour);
    }

    /// The windows of an application.
    public List<Window> application(String clientId, ApplicationLimits limits) {
        return List.of(
                Window.of(Kind.APPLICATION_HOUR, clientId, now, limits.startsAnHour()),
                Window.of(Kind.APPLICATION_DAY, clientId, now, limits.startsADay()));
    }

    /// The request, by its key and what it asks for.
    ///
    /// @param scope what the key belongs to; has no space
    public Once once(String scope, Repeatable request) {
        String text = scope + " " + request.key().text() + " " + request.fingerprint();
        return new Once(hash(REQUEST + text), now);
    }

    private String hash(String text) {
        return HexFormat.of().formatHex(Hmac.of(indexKey, text), 0, BYTES);
    }
}
