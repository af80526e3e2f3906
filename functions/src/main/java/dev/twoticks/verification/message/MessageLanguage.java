package dev.twoticks.verification.message;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Chooses the language a person reads: what the client says, then what the browser says, then the country's.
public final class MessageLanguage {

    /// Tags that people's devices send for languages we call otherwise.
    private static final Map<String, String> SAME = Map.of("tl", "fil", "in", "id");

    private static final int LONGEST_HEADER = 200;

    private MessageLanguage() {}

    /// One of [SmsText#languages()].
    ///
    /// @param locale a BCP 47 tag
    /// @param acceptLanguage the header as it came; ignored if it is malformed or over 200 characters
    /// @param countryLanguage the country's, from the policy
    public static String choose(@Nullable String locale, @Nullable String acceptLanguage, String countryLanguage) {
        return Stream.of(wanted(locale), wanted(acceptLanguage), List.of(countryLanguage))
                .flatMap(Collection::stream)
                .map(MessageLanguage::spoken)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(SmsText.FALLBACK);
    }

    private static List<String> wanted(@Nullable String ranges) {
        if (ranges == null || ranges.isBlank() || ranges.length() > LONGEST_HEADER) {
            return List.of();
        }
        try {
            // q=0 says "not this one"
            return Locale.LanguageRange.parse(ranges).stream()
                    .filter(it -> it.getWeight() > 0)
                    .map(Locale.LanguageRange::getRange)
                    .toList();
        } catch (IllegalArgumentException _) {
            return List.of();
        }
    }

    private static Optional<String> spoken(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        String ours = SAME.getOrDefault(language, language);
        return SmsText.languages().stream()
                .filter(it -> Locale.forLanguageTag(it).getLanguage().equals(ours))
                .findFirst();
    }
}
