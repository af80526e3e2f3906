package dev.twoticks.twilio;

import java.util.List;
import java.util.Map;

/// Error codes of Meta's on-premise API, each an alias of the code that Twilio now says instead: same class,
/// same meaning. Old senders still report them.
final class OnPremiseErrors {

    private static final Map<String, List<String>> BY_TWILIOS_CODE = Map.ofEntries(
            Map.entry("63024", List.of("1026", "1002")),
            Map.entry("63003", List.of("1006", "1013", "1021")),
            Map.entry("63016", List.of("470")),
            Map.entry("63018", List.of("471", "429", "1015")),
            Map.entry("63032", List.of("472")),
            Map.entry("63012", List.of("500", "1011", "1014", "1023", "1025")),
            Map.entry("63005", List.of("1000")),
            Map.entry("63001", List.of("1005")),
            Map.entry("63013", List.of("1008", "1009")),
            Map.entry("63030", List.of("1010")),
            Map.entry("63028", List.of("2000")),
            Map.entry("63027", List.of("2001", "2003")),
            Map.entry("63029", List.of("2002")),
            Map.entry("63020", List.of("402")),
            Map.entry("63022", List.of("430", "431", "432", "433")),
            Map.entry("63021", List.of("408", "410", "1001")));

    static final List<ErrorMeaning> ROWS = WhatsAppErrors.ROWS.stream()
            .flatMap(row -> BY_TWILIOS_CODE.getOrDefault(row.code(), List.of()).stream()
                    .map(alias -> new ErrorMeaning(alias, row.onWhatsApp(), row.onSms(), row.reach(), row.meaning())))
            .toList();

    private OnPremiseErrors() {}
}
