package dev.twoticks.verification.limit;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a request comes from, as far as limits tell addresses apart: an IPv4 address, or the first 64 bits of an
/// IPv6 address, which are what one household or one rented server gets. Prints nothing of it.
///
/// @param network what stands for it under a keyed hash; nothing else may hold it
public record ClientAddress(String network) {

    /// Whoever has no address that can be read shares this one, and so the limits of one.
    public static final ClientAddress UNKNOWN = new ClientAddress("unknown");

    // neither names, which would be looked up, nor scopes, nor the short forms of IPv4
    private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]+");

    private static final int LONGEST = 45;
    private static final int V6_BYTES = 8;

    /// Reads IPv4 or IPv6 as text; an IPv4 address that is written as an IPv6 one is the IPv4 address. Empty if it is
    /// neither.
    public static Optional<ClientAddress> parse(String text) {
        if (text.length() > LONGEST
                || !(V4.matcher(text).matches() || V6.matcher(text).matches())) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(text);
            byte[] bytes = address.getAddress();
            byte[] network = address instanceof Inet4Address ? bytes : Arrays.copyOf(bytes, V6_BYTES);
            return Optional.of(new ClientAddress(HexFormat.of().formatHex(network)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "ClientAddress[redacted]";
    }
}
