package dev.twoticks.verification.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.twoticks.verification.limit.ApplicationLimits;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationTest {

    private static final String HASH = "sha256:AAECAwQFBgcICQoLDA0ODw:yZByiRxlST44IL1IpBDA62L_R2EmnK2Q3IrsiewRyJ8";

    private final Application web = application("web", new Access.Public(), Set.of("https://app.example.com"));
    private final Application server =
            application("server", new Access.Confidential(SecretHash.parse(HASH).orElseThrow()), Set.of());

    @Test
    void a_public_application_is_admitted_from_its_origin_and_where_no_browser_sends_one() {
        assertThat(web.admits(new Caller("web", null, "https://app.example.com")))
                .isTrue();
        assertThat(web.admits(new Caller("web", null, null))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example.com",
                "http://app.example.com",
                "https://app.example.com/",
                "https://app.example.com:8443",
                "https://APP.example.com",
                "null",
                ""
            })
    void a_public_application_is_not_admitted_from_another_origin(String origin) {
        assertThat(web.admits(new Caller("web", null, origin))).isFalse();
    }

    @Test
    void a_public_application_has_no_secret_to_show() {
        assertThat(web.admits(new Caller("web", "secret", "https://app.example.com")))
                .isFalse();
        assertThat(web.admits(new Caller("web", "", null))).isFalse();
    }

    @Test
    void a_confidential_application_is_admitted_by_its_secret_alone() {
        assertThat(server.admits(new Caller("server", "correct horse é", null))).isTrue();
        assertThat(server.admits(new Caller("server", "another", null))).isFalse();
        assertThat(server.admits(new Caller("server", "", null))).isFalse();
        assertThat(server.admits(new Caller("server", null, null))).isFalse();
        assertThat(server.admits(new Caller("server", null, "https://app.example.com")))
                .isFalse();
    }

    @Test
    void a_caller_prints_nothing_of_itself() {
        assertThat(new Caller("server", "correct horse é", null)).hasToString("Caller[redacted]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Sign_in", "sign-in", "1st", "_x", "sign in", "a2345678901234567890123456789012x", "mfa\n"})
    void another_form_is_no_purpose(String text) {
        assertThat(Purpose.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Purpose(text));
    }

    @Test
    void purposes_are_equal_by_name() {
        assertThat(Purpose.parse("mfa")).contains(Purpose.MFA);
        assertThat(Purpose.parse("a2345678901234567890123456789012")).isPresent();
        assertThat(new Purpose("sign_in")).hasToString("sign_in");
    }

    private static Application application(String clientId, Access access, Set<String> origins) {
        return new Application(
                clientId,
                access,
                Binding.OPTIONAL,
                origins,
                List.of(),
                Set.of(Purpose.MFA),
                true,
                null,
                ApplicationLimits.DEFAULT,
                List.of());
    }
}
