package dev.twoticks.local;

import dev.twoticks.local.twilio.scenario.Scenario;
import java.io.PrintStream;

/// Runs the service on this machine until it is ended (Ctrl-C).
public final class Main {

    private static final int PORT = 8080;
    private static final int TWILIO_PORT = 8081;

    // the pair of RFC 7636, appendix B; whoever means it makes one of their own for each verification
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private Main() {}

    /// Starts it and waits.
    ///
    /// @param arguments none; the ports come from the properties `port` and `twilio.port`
    public static void main(String[] arguments) throws InterruptedException {
        LocalOptions options = new LocalOptions(
                Integer.getInteger("port", PORT),
                Integer.getInteger("twilio.port", TWILIO_PORT),
                true,
                true,
                line -> System.out.println("  " + line));
        LocalService service;
        try {
            service = LocalService.start(options);
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(service::close));
        print(System.out, service);
        Thread.currentThread().join();
    }

    private static void print(PrintStream out, LocalService service) {
        out.printf("""

                Two Ticks runs on this machine. Ctrl-C ends it.

                  API                    %1$s
                  phone page             %2$s/phone
                  simulated Twilio       %2$s
                  keys                   %1$s/.well-known/jwks.json

                Start a verification, read the code on the phone page, check it:

                  curl -s %1$s/verifications -H 'content-type: application/json' \\
                    -d '{"client_id":"demo-web","phone_number":"+2348031230001","purpose":"sign_in","code_challenge":"%3$s"}'
                  curl -s %1$s/verifications/ID -H 'code-verifier: %4$s'
                  curl -s %1$s/verifications/ID/checks -H 'content-type: application/json' \\
                    -d '{"code":"123456","code_verifier":"%4$s"}'
                  curl -s %1$s/verifications/ID/deliveries -X POST -H 'code-verifier: %4$s'
                  curl -s %1$s/verifications/ID -X DELETE -H 'code-verifier: %4$s'
                  curl -s '%2$s/simulator/inbox.json?number=%%2B2348031230001'

                The last three digits of a number choose what the simulated Twilio does with it:

                """, service.api(), service.page(), CHALLENGE, VERIFIER);
        for (Scenario scenario : service.twilio().scenarios()) {
            out.printf("  %-5s %s%n", scenario.digits().isEmpty() ? "other" : scenario.digits(), scenario.name());
        }
        out.printf("%nEvents, as operators read them:%n%n");
    }
}
