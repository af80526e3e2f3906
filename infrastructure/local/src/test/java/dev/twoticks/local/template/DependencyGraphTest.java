package dev.twoticks.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Circles that only the transformed template has; by these the reason for the template's shape is kept.
final class DependencyGraphTest {

    private static final String RECEIPTS = "      Handler: dev.twoticks.function.RecordReceiptHandler::handleRequest\n";

    @Test
    void the_shipped_template_has_no_circle() {
        assertThat(DependencyGraph.cycles(Shipped.template())).isEmpty();
    }

    @Test
    void an_http_api_with_function_events_closes_one() {
        String text = Shipped.text()
                .replace("${Api}.execute-api", "${ServerlessHttpApi}.execute-api")
                .replace(
                        RECEIPTS,
                        RECEIPTS + "      Events: {Http: {Type: HttpApi, Properties: {Path: /x, Method: POST}}}\n");

        assertThat(DependencyGraph.cycles(TemplateFile.parse(text, Shipped.ROOT)))
                .anySatisfy(it -> assertThat(it).contains("ServerlessHttpApi -> RecordReceiptAlias"));
    }

    @Test
    void an_alias_named_within_a_text_counts() {
        String text = Shipped.text()
                .replace("TWILIO_API_URL: !Ref TwilioApiUrl", "TWILIO_API_URL: !Sub \"${StartVerification.Alias}\"");

        assertThat(DependencyGraph.cycles(TemplateFile.parse(text, Shipped.ROOT)))
                .anySatisfy(it -> assertThat(it).contains("StartVerificationAlias -> StartVerification -> Delivery"));
    }
}
