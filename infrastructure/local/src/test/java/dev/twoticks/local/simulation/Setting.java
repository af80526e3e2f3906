package dev.twoticks.local.simulation;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a world is made from.
///
/// @param mood what the provider, Lambda and the owner's files are like
/// @param fates what becomes of awaited calls; null for chance
/// @param storage makes the storage of the provider that has this name
record Setting(
        long seed,
        Story story,
        Mood mood,
        PlantedBug bug,
        @Nullable Fates fates,
        Function<String, Storage> storage) {

    enum Mood {
        /// Anything may come of anything.
        CHANCE,
        /// No trouble: every message arrives at once, and its receipts do.
        CALM,
        /// No trouble but that no message is taken.
        UNREACHABLE,
        /// Every message is taken, and nothing is heard of any.
        SILENT
    }

    /// Chance alone.
    static Setting of(long seed) {
        return new Setting(seed, Story.any(), Mood.CHANCE, PlantedBug.NONE, null, Storage::inMemory);
    }

    /// Always the same story, in which nothing goes wrong but what these fates say.
    static Setting of(Story story, Mood mood, Fates fates) {
        return new Setting(1, story, mood, PlantedBug.NONE, fates, Storage::inMemory);
    }

    Setting with(PlantedBug planted) {
        return new Setting(seed, planted.bug().story(), mood, planted, fates, storage);
    }

    Setting on(Function<String, Storage> others) {
        return new Setting(seed, story, mood, bug, fates, others);
    }

    boolean calm() {
        return mood != Mood.CHANCE;
    }
}
