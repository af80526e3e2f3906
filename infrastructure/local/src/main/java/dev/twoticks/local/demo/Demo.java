package dev.twoticks.local.demo;

import dev.twoticks.local.LocalOptions;
import dev.twoticks.local.LocalService;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Plays every scenario and ends with 0 only if all hold.
public final class Demo {

    private final PrintStream out;
    private int played;
    private int failed;

    private Demo(PrintStream out) {
        this.out = out;
    }

    /// Takes no arguments.
    public static void main(String[] arguments) {
        Demo demo = new Demo(System.out);
        demo.run();
        // DynamoDB Local and the HTTP servers leave threads behind
        System.exit(demo.failed == 0 ? 0 : 1);
    }

    private void run() {
        long began = System.nanoTime();
        try (LocalService service = LocalService.start(LocalOptions.quiet())) {
            List<Scenario> scenarios = new ArrayList<>(Scenarios.shipped());
            scenarios.forEach(it -> play(it, service));
            try (LocalService smsOnly = LocalService.start(LocalOptions.quiet().withoutWhatsApp())) {
                play(Scenarios.withoutWhatsApp(), smsOnly);
            }
            play(Scenarios.credentialsRefused(), service);
        }
        out.printf(
                "%n%d passed, %d failed, in %d s%n",
                played - failed,
                failed,
                Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }

    private void play(Scenario scenario, LocalService service) {
        Stage stage = new Stage(service);
        String verdict = "ok";
        try {
            scenario.script().play(stage);
        } catch (RuntimeException e) {
            failed++;
            verdict = "FAILED: " + e.getMessage();
        }
        played++;
        out.printf("%n%2d  %s: %s%n", played, scenario.title(), verdict);
        for (String id : stage.followed()) {
            out.println();
            Timeline.of(id, service.events()).forEach(line -> out.println("    " + line));
        }
    }
}
