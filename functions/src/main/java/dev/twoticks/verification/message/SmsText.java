package dev.twoticks.verification.message;

import dev.twoticks.verification.code.Code;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The text of an SMS. Not editable: what a stranger can write into a message is what makes it worth sending.
/// Always one segment, because a second one is a second price: where brand and origin leave no room, the advice
/// goes, and if that is not enough, the origin's line does. The brand stays: carriers drop the SMS without it.
public final class SmsText {

    static final String FALLBACK = "en";

    /// @param sentence with `%s` where the code stands
    /// @param advice the second sentence
    private record Text(String sentence, String advice) {}

    // The advice is short where accents or another script leave 70 characters instead of 160.
    private static final Map<String, Text> TEXTS = Map.of(
            "en", new Text("%s is your verification code.", "For your security, do not share this code."),
            "es", new Text("%s es tu código de verificación.", "No lo compartas con nadie."),
            "pt-BR", new Text("%s é seu código de verificação.", "Não o compartilhe com ninguém."),
            "fr", new Text("%s est votre code de vérification.", "Pour votre sécurité, ne le partagez pas."),
            "id", new Text("%s adalah kode verifikasi Anda.", "Demi keamanan, jangan bagikan kode ini."),
            "hi", new Text("%s आपका सत्यापन कोड है।", "इसे किसी के साथ साझा न करें।"),
            "sw", new Text("%s ni nambari yako ya uthibitishaji.", "Kwa usalama wako, usimpe mtu yeyote nambari hii."),
            "ar", new Text("%s هو رمز التحقق الخاص بك.", "لا تشاركه مع أحد."),
            "vi", new Text("%s là mã xác minh của bạn.", "Vui lòng không chia sẻ mã này."),
            "fil", new Text("%s ang iyong verification code.", "Para sa iyong seguridad, huwag itong ibahagi."));

    private SmsText() {}

    /// The languages there is a text in, as BCP 47 tags.
    public static Set<String> languages() {
        return TEXTS.keySet();
    }

    /// The text to send.
    ///
    /// @param language one of [#languages()]
    /// @param brand before the sentence, where carriers demand it; at most 20 characters of the GSM alphabet
    /// @param origin the host for the origin-bound last line, where the application turned it on
    public static String of(String language, Code code, @Nullable String brand, @Nullable String origin) {
        Text text = TEXTS.getOrDefault(language, TEXTS.get(FALLBACK));
        if (text == null) {
            throw new IllegalStateException("no text in " + FALLBACK);
        }
        String start = brand == null ? "" : brand + ": ";
        String end = origin == null ? "" : "\n@" + origin + " #" + code.reveal();
        String sentence = text.sentence().replace("%s", code.reveal());
        String advice = " " + text.advice();
        return Stream.of(sentence + advice + end, sentence + end, sentence + advice)
                .map(it -> start + it)
                .filter(SmsSegment::fits)
                .findFirst()
                .orElse(start + sentence);
    }
}
