package dev.twoticks.local.races;

import dev.twoticks.verification.Examples;
import dev.twoticks.verification.delivery.DeliveryStatus;
import java.time.Duration;
import java.util.List;

/// One race of an end against the fallback, and what became of it in the order of the store's commits.
///
/// @param seed makes the same race again
/// @param ended whether the end was committed
/// @param fallbackFirst the SMS was claimed before it
/// @param fallbackRefused the SMS was asked for and not claimed
/// @param claimedAfterwards a delivery was claimed after it that it should have stopped
/// @param stillWaiting whether an execution outlived the code by a minute
/// @param known whether the table holds anything of the number at last
record Race(
        long seed,
        boolean ended,
        boolean fallbackFirst,
        boolean fallbackRefused,
        boolean claimedAfterwards,
        boolean stillWaiting,
        boolean known) {

    /// What stops the fallback.
    enum End {
        APPROVAL("approve") {
            @Override
            void come(RaceWorld world) {
                world.approve();
            }
        },
        CANCELLATION("cancel") {
            @Override
            void come(RaceWorld world) {
                world.cancel();
            }
        },
        ERASURE("cancel") {
            @Override
            void come(RaceWorld world) {
                world.erase();
            }
        },
        RESEND("openRound") {
            @Override
            void come(RaceWorld world) {
                world.resend();
            }
        };

        private final String write;

        End(String write) {
            this.write = write;
        }

        abstract void come(RaceWorld world);

        private String commit(RaceWorld world) {
            return write + " " + world.id.ref() + (this == RESEND ? " 2" : "");
        }
    }

    /// Where the two meet.
    private enum Meeting {
        AT_SOME_MOMENT,
        BEFORE_THE_CLAIM,
        WHILE_THE_PROVIDER_ANSWERS,
        BEFORE_ITS_ANSWER_IS_WRITTEN,
        BETWEEN_THE_ENDS_READ_AND_ITS_COMMIT
    }

    private static final Duration TICK = Duration.ofMillis(1);
    private static final Duration MESSAGE_AND_ITS_RETRIES = Duration.ofSeconds(30);
    private static final int EARLIEST_REFUSAL_SECOND = 31;
    private static final int SPREAD_MILLIS = 1_200;

    static Race run(long seed, End end, Mutation mutation) {
        RaceWorld world = new RaceWorld(seed, mutation);
        world.timers.advance(MESSAGE_AND_ITS_RETRIES);
        boolean refused = world.random.nextBoolean();
        Duration trigger =
                refused ? Duration.ofSeconds(EARLIEST_REFUSAL_SECOND + world.random.nextInt(20)) : RaceWorld.WAIT;
        if (refused) {
            world.timers.after(trigger.minus(passed(world)), () -> refuse(world));
        }
        meet(world, end, trigger);
        world.timers.advance(MESSAGE_AND_ITS_RETRIES);
        if (world.random.nextBoolean()) {
            world.receipt(Examples.FALLBACK, DeliveryStatus.DELIVERED, null);
        }
        world.passTheCodesLife();
        return judge(seed, world, end);
    }

    private static Duration passed(RaceWorld world) {
        return Duration.between(Examples.NOW, world.timers.now());
    }

    private static void refuse(RaceWorld world) {
        world.receipt(Examples.FIRST, DeliveryStatus.UNDELIVERED, Examples.NOT_ON_WHATSAPP);
    }

    private static void meet(RaceWorld world, End end, Duration trigger) {
        Meeting[] meetings = Meeting.values();
        Meeting meeting = meetings[world.random.nextInt(meetings.length)];
        Duration until = trigger.minus(TICK).minus(passed(world));
        switch (meeting) {
            case AT_SOME_MOMENT -> {
                world.timers.advance(until.plusMillis(world.random.nextInt(SPREAD_MILLIS)));
                end.come(world);
            }
            case BEFORE_THE_CLAIM -> {
                world.timers.advance(until);
                world.hooks.before("claim", () -> end.come(world));
            }
            case WHILE_THE_PROVIDER_ANSWERS -> {
                world.timers.advance(until);
                world.sender.meanwhile(() -> {
                    world.sender.meanwhile(() -> {});
                    end.come(world);
                });
            }
            case BEFORE_ITS_ANSWER_IS_WRITTEN -> {
                world.timers.advance(until);
                world.hooks.before("recordSend", () -> end.come(world));
            }
            case BETWEEN_THE_ENDS_READ_AND_ITS_COMMIT -> {
                world.timers.advance(until);
                world.hooks.before(end.write, () -> world.timers.advance(MESSAGE_AND_ITS_RETRIES));
                end.come(world);
            }
        }
    }

    private static Race judge(long seed, RaceWorld world, End end) {
        String firstRound = "claim " + world.id.ref() + " 1-";
        List<String> commits = world.commits;
        int committed = commits.indexOf(end.commit(world));
        int fallback = commits.indexOf(firstRound + "2");
        String stopped = end == End.RESEND ? firstRound : "claim ";
        boolean afterwards = commits.stream().skip(committed + 1L).anyMatch(it -> it.startsWith(stopped));
        boolean pointless = world.events.named("delivery.pointless").stream()
                .anyMatch(it -> "1-2".equals(it.fields().get("delivery")));
        return new Race(
                seed,
                committed >= 0,
                fallback >= 0 && fallback < committed,
                fallback < 0 && pointless,
                committed >= 0 && afterwards,
                !world.stillWaiting().isEmpty(),
                !world.trace().refs().isEmpty());
    }
}
