package dev.twoticks.local.twilio;

import dev.twoticks.local.twilio.scenario.Scenario;
import java.util.List;
import java.util.stream.Collectors;

/// The page at the root: the scenario table and the routes, from the data that the simulator itself runs on.
final class ScenarioPage {

    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Twilio simulator · Two Ticks</title>
            <link rel="icon" href="/phone/icon.svg">
            <link rel="stylesheet" href="/phone/scenarios.css">
            </head>
            <body>
            <header>
            <h1>Twilio simulator</h1>
            <p>It speaks Twilio's Messages API and posts signed receipts. Nothing leaves this machine.</p>
            <p><a class="button" href="/phone">Open the simulated phone</a></p>
            </header>
            <main>
            """;

    private final List<Scenario> scenarios;
    private final List<Endpoint> endpoints;

    ScenarioPage(List<Scenario> scenarios, List<Endpoint> endpoints) {
        this.scenarios = scenarios;
        this.endpoints = endpoints;
    }

    Reply.Answer answer() {
        return Reply.Answer.html(200, HEAD + scenarioTable() + endpointTable() + "</main>\n</body>\n</html>\n");
    }

    private String scenarioTable() {
        return scenarios.stream()
                .map(ScenarioPage::row)
                .collect(Collectors.joining("", """
                        <section>
                        <h2>Scenarios</h2>
                        <p>The last three digits of a number choose what happens to its messages, in every country.
                        In Nigeria, for example, <code>+2348031234024</code> is not on WhatsApp.</p>
                        <div class="table"><table>
                        <thead><tr><th scope="col">Ends in</th><th scope="col">Outcome</th>
                        <th scope="col">WhatsApp</th><th scope="col">SMS</th></tr></thead>
                        <tbody>
                        """, "</tbody></table></div>\n</section>\n"));
    }

    private static String row(Scenario scenario) {
        String digits = scenario.digits().isEmpty() ? "any other" : scenario.digits();
        return "<tr><th scope=\"row\"><code>" + digits + "</code></th>" + cell("Outcome", scenario.name())
                + cell("WhatsApp", scenario.whatsapp().words())
                + cell("SMS", scenario.sms().words()) + "</tr>\n";
    }

    private String endpointTable() {
        String messages = "<tr><th scope=\"row\"><code>/2010-04-01/Accounts/{AC}/Messages…</code></th>"
                + cell("Does", "Twilio's own: create, fetch, list, redact, feedback") + "</tr>\n";
        return endpoints.stream()
                .map(each -> "<tr><th scope=\"row\"><code>" + each.method() + " " + each.path() + "</code></th>"
                        + cell("Does", each.words()) + "</tr>\n")
                .collect(Collectors.joining(
                        "",
                        "<section>\n<h2>Routes</h2>\n<div class=\"table\"><table><tbody>\n" + messages,
                        "</tbody></table></div>\n</section>\n"));
    }

    /// @param label what the column is called, for narrow screens, where a row becomes a card
    private static String cell(String label, String text) {
        return "<td data-label=\"" + label + "\">" + text.replace("&", "&amp;").replace("<", "&lt;") + "</td>";
    }
}
