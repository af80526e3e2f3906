package dev.twoticks.local.simulation;

import dev.twoticks.verification.breaker.BreakerKey;
import dev.twoticks.verification.delivery.CodeMessage;
import dev.twoticks.verification.delivery.CodeSender;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.delivery.MessageRecords;
import dev.twoticks.verification.delivery.Receipt;
import dev.twoticks.verification.delivery.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The provider: takes messages or refuses them in every way, and speaks of them late, twice, in any order or never.
/// Deletes its records of them, or does not yet.
final class Carrier implements CodeSender, MessageRecords {

    /// What the world does with a message and with what is said of it.
    interface Reach {
        void message(CodeMessage message, Duration later);

        void receipt(Receipt receipt, Duration later);
    }

    private static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private NoAnswer() {
            super("no answer", null, false, false);
        }
    }

    private static final BreakerKey.Kind[] REACHES = BreakerKey.Kind.values();

    private final String name;
    private final Awaited awaited;
    private final RandomGenerator random;
    private final Watch watch;
    private final BiConsumer<CodeMessage, Instant> posted;
    private final Supplier<Instant> now;
    private final Reach reach;
    private final Setting.Mood mood;
    private int messages;

    /// @param posted hears of every message at the moment it is handed over
    Carrier(
            String name,
            Awaited awaited,
            RandomGenerator random,
            Watch watch,
            BiConsumer<CodeMessage, Instant> posted,
            Supplier<Instant> now,
            Reach reach,
            Setting.Mood mood) {
        this.name = name;
        this.awaited = awaited;
        this.random = random;
        this.watch = watch;
        this.posted = posted;
        this.now = now;
        this.reach = reach;
        this.mood = mood;
    }

    @Override
    public String provider() {
        return name;
    }

    @Override
    public SendOutcome send(CodeMessage message) {
        try {
            return awaited.call("provider.send", () -> take(message), NoAnswer::new);
        } catch (NoAnswer _) {
            watch.happened("provider no answer");
            return new SendOutcome.Unknown("timeout");
        }
    }

    @Override
    public Deletion delete(String messageId) {
        try {
            return awaited.call("records.delete", this::deletion, NoAnswer::new);
        } catch (NoAnswer _) {
            return new Deletion.Left("timeout");
        }
    }

    private Deletion deletion() {
        return random.nextInt(3) == 0 ? new Deletion.Left("20009") : new Deletion.Deleted();
    }

    private SendOutcome take(CodeMessage message) {
        posted.accept(message, now.get());
        String id = String.format(Locale.ROOT, "SM%032x", ++messages);
        if (mood == Setting.Mood.UNREACHABLE) {
            return new SendOutcome.Refused(new Failure("unreachable", FailureClass.PERMANENT));
        }
        if (mood == Setting.Mood.SILENT) {
            return accepted(id);
        }
        int chance = mood == Setting.Mood.CALM ? 0 : random.nextInt(100);
        if (chance < 50) {
            accept(message, id, null);
            return accepted(id);
        }
        if (chance < 58) {
            watch.happened("provider silent");
            return accepted(id);
        }
        if (chance < 72) {
            Failure failure = failure();
            accept(message, id, failure);
            watch.happened("provider later " + failure.kind());
            return accepted(id);
        }
        return refused(message, id, chance);
    }

    private SendOutcome refused(CodeMessage message, String id, int chance) {
        if (chance < 88) {
            Failure failure = failure();
            watch.happened("provider refuses " + failure.kind());
            return new SendOutcome.Refused(failure);
        }
        if (chance < 91) {
            watch.happened("provider not reached");
            return new SendOutcome.NotSent(new Failure("connect", FailureClass.TRANSIENT));
        }
        if (chance < 93) {
            watch.happened("provider refuses credentials");
            return new SendOutcome.CredentialsRefused("auth_token");
        }
        if (chance < 97) {
            accept(message, id, null);
            watch.happened("provider ambiguous and sent");
        } else {
            watch.happened("provider ambiguous and not sent");
        }
        return new SendOutcome.Unknown("http_500");
    }

    private static SendOutcome accepted(String id) {
        return new SendOutcome.Accepted(id, DeliveryStatus.QUEUED);
    }

    private Failure failure() {
        FailureClass[] classes = FailureClass.values();
        FailureClass chosen = classes[random.nextInt(classes.length)];
        return chosen == FailureClass.FAULT && random.nextBoolean()
                ? new Failure(chosen.wire(), chosen, REACHES[random.nextInt(REACHES.length)])
                : new Failure(chosen.wire(), chosen);
    }

    private void accept(CodeMessage message, String id, @Nullable Failure failure) {
        Duration arrival = Duration.ofMillis(
                random.nextInt(mood == Setting.Mood.CHANCE && random.nextInt(4) == 0 ? 90_000 : 4_000));
        List<DeliveryStatus> words = new ArrayList<>(List.of(DeliveryStatus.SENT));
        if (failure == null) {
            reach.message(message, arrival);
            words.add(DeliveryStatus.DELIVERED);
            if (random.nextBoolean()) {
                words.add(DeliveryStatus.READ);
            }
        } else {
            words.add(random.nextBoolean() ? DeliveryStatus.FAILED : DeliveryStatus.UNDELIVERED);
        }
        Duration at = arrival;
        for (DeliveryStatus word : words) {
            at = at.plusMillis(random.nextInt(1_500));
            Failure why = word.bad() ? failure : null;
            say(new Receipt(message.ref(), message.delivery(), message.channel(), word, why, id), at);
        }
    }

    private void say(Receipt receipt, Duration at) {
        int chance = mood == Setting.Mood.CALM ? 99 : random.nextInt(40);
        if (chance < 4) {
            watch.happened("receipt lost");
            return;
        }
        Duration then = at;
        if (chance < 8) {
            watch.happened("receipt late");
            then = at.plusSeconds(random.nextInt(700));
        } else if (chance < 14) {
            watch.happened("receipt repeated");
            reach.receipt(receipt, at.plusMillis(random.nextInt(random.nextBoolean() ? 30 : 90_000)));
        } else if (chance < 20) {
            watch.happened("receipt out of order");
            then = at.plusMillis(random.nextInt(4_000));
        }
        reach.receipt(receipt, then);
    }
}
