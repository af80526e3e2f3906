package dev.twoticks.local.simulation;

import dev.twoticks.verification.Examples;
import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.application.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/// What people set out to do in a world.
interface Story {

    void tell(World world, RandomGenerator random);

    /// Mostly a quarter of an hour; at times a day of it, or days of guesses.
    static Story any() {
        return (world, random) -> {
            int chance = random.nextInt(160);
            Story story = switch (chance) {
                case 0 -> random.nextBoolean() ? daysOfGuesses() : unlockedGuesses();
                case 1, 2 -> busyDay();
                case 3, 4, 5, 6 -> testNumbers();
                case 7, 8, 9, 10 -> erasures();
                case 11, 12 -> repeatedStarts();
                default -> quarterOfAnHour();
            };
            story.tell(world, random);
        };
    }

    /// One to three verifications, some of them at once.
    private static Story quarterOfAnHour() {
        return (world, random) -> {
            int starts = List.of(1, 1, 1, 2, 2, 3).get(random.nextInt(6));
            Caller caller = Person.someApplication(random);
            for (int start = 0; start < starts; start++) {
                Duration at = switch (random.nextInt(3)) {
                    case 0 -> Duration.ofMillis(random.nextInt(80)); // a double click
                    case 1 -> Duration.ofMillis(random.nextInt(29_000, 100_000));
                    default -> Duration.ofMillis(random.nextInt(800_000));
                };
                start(world, random, start == 0 ? Duration.ZERO : at, caller);
            }
            for (int rotation = random.nextInt(3); rotation > 0; rotation--) {
                world.rotateKeys(Duration.ofMillis(random.nextInt(300_000)));
            }
            if (random.nextInt(20) == 0) {
                world.unlock(Duration.ofMillis(random.nextInt(700_000)), null);
            }
        };
    }

    /// A start, which may be repeated under a key, and under the same key for something else.
    private static void start(World world, RandomGenerator random, Duration at, Caller caller) {
        Asking asking = new Asking(caller, world.number(), purpose(random));
        if (random.nextInt(3) > 0) {
            world.start(at, asking, Person::live);
            return;
        }
        Asking keyed = asking.under("start-" + random.nextInt(2));
        world.start(at, keyed, Person::live);
        for (int repetition = random.nextInt(4); repetition > 0; repetition--) {
            Duration again = at.plusMillis(random.nextInt(random.nextBoolean() ? 40 : 200_000));
            Asking other = random.nextInt(8) == 0 ? keyed.to(purpose(random)) : keyed;
            world.start(again, other, Person::live);
        }
    }

    /// Starts whose repetitions come at once with them.
    static Story repeatedStarts() {
        return (world, random) -> {
            Caller caller = Person.someApplication(random);
            for (int start = 0; start < 4; start++) {
                Asking asking = new Asking(caller, world.number(), purpose(random)).under("start-" + start);
                for (int repetition = 0; repetition < 4; repetition++) {
                    world.start(Duration.ofMillis(45_000L * start + random.nextInt(300)), asking, Person::live);
                }
            }
        };
    }

    /// A reviewer verifies a number without a message, on its last day and past that, and somebody else an own one.
    static Story testNumbers() {
        return (world, random) -> {
            start(world, random, Duration.ZERO, Person.someApplication(random));
            int reviewers = random.nextInt(1, 4);
            for (int start = 0; start < reviewers; start++) {
                Duration at = TestPhone.inUse().plusMillis(random.nextInt(-900_000, 300_000));
                Asking asking = new Asking(Person.someApplication(random), TestPhone.NUMBER, purpose(random));
                world.start(at, random.nextBoolean() ? asking.under("review") : asking, Person::live);
            }
        };
    }

    /// A number is erased in the middle of everything, or at the moment at which it is asked for.
    static Story erasures() {
        return (world, random) -> {
            quarterOfAnHour().tell(world, random);
            Caller caller = Person.someApplication(random);
            for (int erasure = random.nextInt(1, 4); erasure > 0; erasure--) {
                Duration at = Duration.ofMillis(random.nextInt(900_000));
                world.erase(at);
                if (random.nextBoolean()) {
                    start(world, random, at.plusMillis(random.nextInt(-15, 60)), caller);
                }
            }
        };
    }

    /// As many starts and rounds of one number as its limits let pass, and more.
    private static Story busyDay() {
        return (world, random) -> {
            Duration at = Duration.ZERO;
            for (int start = 0; start < 24; start++) {
                at = at.plusMillis(random.nextInt(random.nextInt(3) == 0 ? 7_000_000 : 200_000));
                Asking asking = new Asking(Person.someApplication(random), world.number(), purpose(random));
                world.start(at, asking, person -> {
                    if (random.nextInt(3) > 0) {
                        person.cancel(Duration.ofMillis(random.nextInt(1_000, 40_000)));
                    }
                    if (random.nextInt(3) == 0) {
                        person.resend(Duration.ofMillis(30_500));
                    }
                });
            }
        };
    }

    /// Somebody who guesses until the number is locked, and goes on whenever it opens.
    static Story daysOfGuesses() {
        return (world, random) -> guessForDays(world, random);
    }

    /// The same, and an operator who opens the lock for whoever has the number.
    static Story unlockedGuesses() {
        return (world, random) -> {
            guessForDays(world, random);
            world.unlock(Duration.ofMinutes(random.nextInt(135, 260)), random.nextBoolean() ? Examples.SIGN_IN : null);
        };
    }

    private static void guessForDays(World world, RandomGenerator random) {
        Duration at = Duration.ZERO;
        for (int start = 0; start < 22; start++) {
            Asking asking = new Asking(Person.someApplication(random), world.number(), Examples.SIGN_IN);
            world.start(at, asking, person -> {
                for (int guess = 0; guess < 7; guess++) {
                    person.typeWrong(Duration.ofMillis(20_000 + random.nextInt(50)));
                }
            });
            at = at.plusSeconds(start == 9 || start == 11 ? 86_400 : random.nextInt(13, 16) * 60L);
        }
    }

    private static Purpose purpose(RandomGenerator random) {
        return random.nextInt(3) == 0 ? Examples.PHONE_CHANGE : Examples.SIGN_IN;
    }
}
