package dev.twoticks.verification;

import dev.twoticks.verification.budget.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Draws what two weeks have cost, with and without budgets, as an SVG that is read on a light and a dark page.
final class PumpingPicture {

    private static final int LEFT = 80;
    private static final int TOP = 60;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 300;
    private static final int STEP = 1000;

    private final List<Money> with;
    private final List<Money> without;
    private final long highest;

    private PumpingPicture(PumpingOutcome with, PumpingOutcome without) {
        this.with = summed(with.spentByDay());
        this.without = summed(without.spentByDay());
        this.highest = Math.ceilDiv(this.without.getLast().micros(), STEP * 1_000_000L) * STEP;
    }

    static String of(PumpingOutcome with, PumpingOutcome without) {
        return new PumpingPicture(with, without).svg();
    }

    private static List<Money> summed(List<Money> days) {
        List<Money> sums = new ArrayList<>(List.of(Money.ZERO));
        days.forEach(it -> sums.add(sums.getLast().plus(it)));
        return sums;
    }

    private String svg() {
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 430" font-family="sans-serif" font-size="14">
                <title>Spend over 14 days with and without budgets</title>
                <rect width="800" height="430" fill="#ffffff"/>
                <text x="80" y="28" font-size="17" fill="#1f2328">Spend in US dollars, summed over 14 days</text>
                """);
        rectangle(svg);
        for (long dollars = 0; dollars <= highest; dollars += STEP) {
            line(svg, dollars);
        }
        for (int day = 0; day <= PumpingSimulation.DAYS; day++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#59636e\">%d</text>%n",
                    x(day),
                    TOP + HEIGHT + 24,
                    day));
        }
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#59636e\">day</text>%n",
                LEFT + WIDTH / 2,
                TOP + HEIGHT + 48));
        curve(svg, without, "#cf222e", "without budgets", -10);
        curve(svg, with, "#1a7f37", "with budgets", -10);
        return svg.append("</svg>\n").toString().replace(System.lineSeparator(), "\n");
    }

    private void rectangle(StringBuilder svg) {
        int from = x(PumpingSimulation.ATTACK_DAY);
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#fff1e5\"/>%n"
                        + "<text x=\"%d\" y=\"%d\" fill=\"#953800\">attack</text>%n",
                from,
                TOP,
                x(PumpingSimulation.ATTACK_DAY + PumpingSimulation.ATTACK_DAYS) - from,
                HEIGHT,
                from + 8,
                TOP + 20));
    }

    private void line(StringBuilder svg, long dollars) {
        int y = y(Money.dollars(dollars));
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#d1d9e0\"/>%n"
                        + "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#59636e\">%,d</text>%n",
                LEFT,
                y,
                LEFT + WIDTH,
                y,
                LEFT - 10,
                y + 5,
                dollars));
    }

    private void curve(StringBuilder svg, List<Money> sums, String colour, String name, int above) {
        StringBuilder points = new StringBuilder();
        for (int day = 0; day < sums.size(); day++) {
            points.append(day == 0 ? "" : " ").append(x(day)).append(',').append(y(sums.get(day)));
        }
        svg.append(String.format(
                Locale.ROOT,
                "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"3\" points=\"%s\"/>%n"
                        + "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"%s\">%s: %,d</text>%n",
                colour,
                points,
                LEFT + WIDTH,
                y(sums.getLast()) + above,
                colour,
                name,
                sums.getLast().micros() / 1_000_000));
    }

    private static int x(int day) {
        return LEFT + WIDTH * day / PumpingSimulation.DAYS;
    }

    private int y(Money sum) {
        return TOP + HEIGHT - (int) (sum.micros() * HEIGHT / (highest * 1_000_000L));
    }
}
