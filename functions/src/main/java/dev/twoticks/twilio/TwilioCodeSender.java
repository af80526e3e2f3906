package dev.twoticks.twilio;

import dev.twoticks.verification.delivery.CodeMessage;
import dev.twoticks.verification.delivery.CodeSender;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.delivery.SendOutcome;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Sends by Twilio's Messages API, one POST a delivery; one more after a 429, which says "not processed".
public final class TwilioCodeSender implements CodeSender {

    /// What the table and the log call this provider.
    public static final String PROVIDER = "twilio";

    private static final Duration JITTER_FROM = Duration.ofMillis(200);
    private static final Duration JITTER_TO = Duration.ofMillis(800);

    private final TwilioCredentialsSource source;
    private final MessagePost post;
    private final RandomGenerator random;
    private final Sleeper sleeper;
    private final Limits limits;

    /// @param publicUrl the service's public URL, which status callbacks go to
    /// @param endpoint scheme and authority of Twilio's API, or of a simulator
    /// @param random spreads the second tries after a 429
    public TwilioCodeSender(
            TwilioCredentialsSource source, URI publicUrl, URI endpoint, RandomGenerator random, Sleeper sleeper) {
        this(source, publicUrl, endpoint, random, sleeper, Limits.STANDARD);
    }

    TwilioCodeSender(
            TwilioCredentialsSource source,
            URI publicUrl,
            URI endpoint,
            RandomGenerator random,
            Sleeper sleeper,
            Limits limits) {
        this.source = source;
        this.post = new MessagePost(publicUrl, endpoint, limits.connect());
        this.random = random;
        this.sleeper = sleeper;
        this.limits = limits;
    }

    /// How long a send may take.
    ///
    /// @param total both tries and their answers, the pause between them aside
    /// @param shortest what must be left of `total` for a second try
    record Limits(Duration connect, Duration total, Duration shortest) {

        static final Limits STANDARD = new Limits(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(1));
    }

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public SendOutcome send(CodeMessage message) {
        SendOutcome outcome = outcome(message);
        if (outcome instanceof SendOutcome.CredentialsRefused) {
            refresh();
        }
        return outcome;
    }

    /// For the next delivery: this one has had its request.
    private void refresh() {
        try {
            source.refreshed();
        } catch (RuntimeException unreadable) {
            // the outcome has called an operator already, and what was known is still there for the next one
            return;
        }
    }

    private SendOutcome outcome(CodeMessage message) {
        TwilioCredentials account;
        try {
            account = source.credentials();
        } catch (RuntimeException unreadable) {
            // the slot is claimed, so the round must go on; the class of the failure calls an operator
            return new SendOutcome.NotSent(new Failure("credentials_unreadable", FailureClass.FAULT));
        }
        Optional<String> missing = account.missing();
        if (missing.isPresent()) {
            return new SendOutcome.CredentialsRefused(missing.get());
        }
        long began = System.nanoTime();
        MessagePost.Answer first = post.once(message, account, limits.total());
        Duration left = limits.total().minusNanos(System.nanoTime() - began);
        return first.throttled() && left.compareTo(limits.shortest()) >= 0 && paused()
                ? post.once(message, account, left).outcome()
                : first.outcome();
    }

    private boolean paused() {
        try {
            sleeper.sleep(Duration.ofMillis(random.nextLong(JITTER_FROM.toMillis(), JITTER_TO.toMillis())));
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
