package dev.twoticks.verification;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Welch's t-test of whether two things take different times, as dudect does it: both in a random order, so that
/// whatever else the machine does befalls both alike, and without the slowest tenth of all samples, in which nothing
/// but interruptions shows.
final class Welch {

    private static final double KEPT = 0.9;

    private final RandomGenerator random;
    private final int samples;

    /// @param samples of each
    Welch(RandomGenerator random, int samples) {
        this.random = random;
        this.samples = samples;
    }

    /// What was found.
    ///
    /// @param t how surely they differ; beyond 4.5 either way they do
    /// @param nanos by how much the first is slower
    record Difference(double t, double nanos) {

        private static final double BOUND = 4.5;

        boolean sure() {
            return Math.abs(t) >= BOUND;
        }
    }

    Difference compare(Runnable one, Runnable other) {
        long[] first = new long[samples];
        long[] second = new long[samples];
        for (int sample = 0; sample < samples; sample++) {
            if (random.nextBoolean()) {
                first[sample] = time(one);
                second[sample] = time(other);
            } else {
                second[sample] = time(other);
                first[sample] = time(one);
            }
        }
        return difference(first, second);
    }

    private static long time(Runnable call) {
        long begun = System.nanoTime();
        call.run();
        return System.nanoTime() - begun;
    }

    private static Difference difference(long[] first, long[] second) {
        long[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        Arrays.sort(all);
        long slowest = all[(int) (all.length * KEPT)];
        Moments one = Moments.of(first, slowest);
        Moments other = Moments.of(second, slowest);
        double error = Math.sqrt(one.variance() / one.count() + other.variance() / other.count());
        double nanos = one.mean() - other.mean();
        return new Difference(error == 0 ? 0 : nanos / error, nanos);
    }

    private record Moments(double count, double mean, double variance) {

        static Moments of(long[] times, long slowest) {
            double[] kept = Arrays.stream(times)
                    .filter(it -> it <= slowest)
                    .asDoubleStream()
                    .toArray();
            double mean = Arrays.stream(kept).average().orElseThrow();
            double squares =
                    Arrays.stream(kept).map(it -> (it - mean) * (it - mean)).sum();
            return new Moments(kept.length, mean, squares / (kept.length - 1));
        }
    }
}
