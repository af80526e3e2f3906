package dev.twoticks.local.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Map;

/// Meta's authentication template: a fixed text per language with the code as its only variable, and one button.
record Template(String language, String text, String button) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Template ENGLISH =
            new Template("en", "%s is your verification code. For your security, do not share this code.", "Copy code");

    private static final Map<String, Template> BY_LANGUAGE = Map.of(
            "en", ENGLISH,
            "es",
                    new Template(
                            "es",
                            "Tu código de verificación es %s. Por tu seguridad, no lo compartas.",
                            "Copiar código"),
            "pt",
                    new Template(
                            "pt-BR",
                            "Seu código de verificação é %s. Para sua segurança, não o compartilhe.",
                            "Copiar código"),
            "fr",
                    new Template(
                            "fr",
                            "Votre code de vérification est %s. Pour votre sécurité, ne partagez pas ce code.",
                            "Copier le code"),
            "id",
                    new Template(
                            "id",
                            "%s adalah kode verifikasi Anda. Demi keamanan, jangan bagikan kode ini.",
                            "Salin kode"),
            "hi",
                    new Template(
                            "hi", "%s आपका सत्यापन कोड है। अपनी सुरक्षा के लिए, यह कोड साझा न करें।", "कोड कॉपी करें"),
            "sw",
                    new Template(
                            "sw",
                            "%s ndio msimbo wako wa uthibitishaji. Kwa usalama wako, usishiriki msimbo huu.",
                            "Nakili msimbo"),
            "ar", new Template("ar", "%s هو رمز التحقق الخاص بك. للحفاظ على أمانك، لا تشارك هذا الرمز.", "نسخ الرمز"),
            "vi", new Template("vi", "%s là mã xác minh của bạn. Để bảo mật, đừng chia sẻ mã này.", "Sao chép mã"),
            "fil",
                    new Template(
                            "fil",
                            "%s ang iyong verification code. Para sa iyong seguridad, huwag itong ibahagi.",
                            "Kopyahin ang code"));

    /// The template in a language as Twilio (`pt_BR`) or BCP 47 (`pt-BR`) writes it; English where there is none.
    static Template in(String language) {
        String primary = language.toLowerCase(Locale.ROOT).split("[_-]", 2)[0];
        return BY_LANGUAGE.getOrDefault(primary, ENGLISH);
    }

    String render(String code) {
        return text.replace("%s", code);
    }

    /// The code among a message's variables; `{{1}}` where it is missing, as a template without a default shows it.
    static String code(String contentVariables) {
        try {
            return contentVariables.isEmpty()
                    ? "{{1}}"
                    : JSON.readTree(contentVariables).path("1").asText("{{1}}");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("content variables were accepted that are no JSON", e);
        }
    }
}
