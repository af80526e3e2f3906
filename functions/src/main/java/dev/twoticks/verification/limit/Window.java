package dev.twoticks.verification.limit;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One counter: what one subject has asked for in one fixed period.
///
/// @param subject a keyed hash, or an application's client id; never an address or a number
/// @param start when the period begins
/// @param most how many it takes
/// @param member if the window counts different members and not requests: this request's one
/// @param once tells the request from others, if its client may repeat it: then it counts once
public record Window(
        Kind kind,
        String subject,
        Instant start,
        int most,
        @Nullable String member,
        @Nullable Once once) {

    /// A window of requests that nobody repeats.
    public Window(Kind kind, String subject, Instant start, int most, @Nullable String member) {
        this(kind, subject, start, most, member, null);
    }

    /// What is counted.
    public enum Kind {
        /// Starts of one address.
        ADDRESS_HOUR("address", Period.HOUR, false),
        ADDRESS_DAY("address", Period.DAY, false),
        /// Countries that one address asks numbers of.
        COUNTRIES("countries", Period.DAY, false),
        /// Starts of the thousand numbers that share all but their last three digits.
        BLOCK("block", Period.HOUR, true),
        /// Starts of one application.
        APPLICATION_HOUR("application", Period.HOUR, true),
        APPLICATION_DAY("application", Period.DAY, true),
        /// Checks and further deliveries that one address asks for.
        TRIES("tries", Period.MINUTE, false);

        private final String word;
        private final Period period;
        private final boolean shared;

        Kind(String word, Period period, boolean shared) {
            this.word = word;
            this.period = period;
            this.shared = shared;
        }

        /// Whether it counts the requests of people who do not know each other. What comes to nothing must not stay
        /// counted there: one stranger's refused requests would use up everybody's.
        public boolean shared() {
            return shared;
        }

        /// The name in the event log.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Window of(Kind kind, String subject, Instant now, int most) {
        return new Window(kind, subject, kind.period.startOf(now), most, null);
    }

    Window distinct(String counted) {
        return new Window(kind, subject, start, most, counted);
    }

    /// The same, for a request that may come more than once. Members count once as it is.
    public Window repeatable(Once request) {
        return member == null ? new Window(kind, subject, start, most, null, request) : this;
    }

    /// The same, for a request that nobody repeats.
    public Window unnamed() {
        return new Window(kind, subject, start, most, member);
    }

    /// Names it among all counters: `address#3f…#2026-11-25T21`.
    public String key() {
        return kind.word + "#" + subject + "#" + kind.period.nameOf(start);
    }

    /// When it takes requests again.
    public Instant end() {
        return kind.period.endOf(start);
    }
}
