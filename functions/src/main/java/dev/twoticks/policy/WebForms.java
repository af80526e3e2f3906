package dev.twoticks.policy;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/// How hosts, origins and addresses are written.
final class WebForms {

    /// A longer host leaves no room for a text beside it in one SMS.
    static final int LONGEST_SMS_HOST = 64;

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final String HOST = LABEL + "(?:\\." + LABEL + ")+";
    private static final String PORT = "(?::[1-9][0-9]{0,4})?";
    private static final Pattern SMS_HOST = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*\\.[a-z][a-z0-9-]*[a-z0-9]");
    private static final Pattern HTTPS = Pattern.compile("https://" + HOST + PORT);
    private static final Pattern LOCAL = Pattern.compile("https?://(?:localhost|127\\.0\\.0\\.1|\\[::1])" + PORT);
    // RFC 8252: an application's own scheme is a domain name turned round, so it has a dot
    private static final Pattern OWN_SCHEME = Pattern.compile("[a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+:/[A-Za-z0-9._~/-]*");

    private WebForms() {}

    /// A host name with a dot in it, in lower case, without port.
    static Optional<String> smsHost(String text) {
        return Optional.of(text)
                .filter(it -> it.length() <= LONGEST_SMS_HOST)
                .filter(it -> SMS_HOST.matcher(it).matches());
    }

    /// An origin as browsers send it: lower case, no path, no port that is the scheme's own.
    static Optional<String> origin(String text) {
        boolean usualPort = text.startsWith("https:") ? text.endsWith(":443") : text.endsWith(":80");
        return Optional.of(text).filter(WebForms::host).filter(_ -> !usualPort);
    }

    /// An address to send people back to.
    static Optional<String> redirect(String text) {
        if (OWN_SCHEME.matcher(text).matches()) {
            return Optional.of(text);
        }
        try {
            URI uri = new URI(text);
            boolean good = uri.getRawAuthority() != null
                    && uri.getRawFragment() == null
                    && host(uri.getScheme() + "://" + uri.getRawAuthority());
            return good ? Optional.of(text) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static boolean host(String origin) {
        return HTTPS.matcher(origin).matches() || LOCAL.matcher(origin).matches();
    }
}
