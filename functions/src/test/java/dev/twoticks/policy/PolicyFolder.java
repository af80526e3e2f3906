package dev.twoticks.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A folder with the three files, small and right until a test writes a mistake into one.
final class PolicyFolder {

    /// The files that the service is shipped with; Maven runs tests in the module's folder.
    static final Path SHIPPED = Path.of("..", "infrastructure", "policy");

    static final String COUNTRIES = """
            defaults:
              channels: [whatsapp, sms]
              receipt_wait_seconds: 60
              success: delivered
              brand_required: false
              language: en
              resend: sms_unless_delivered
              budget: enforce
              unverified_per_hour: 3
              unverified_per_day: 20
              hourly_share_percent: 50
              daily_share_percent: 100
              daily_spend_cap: 20
              sms_price: 0.60
              whatsapp_price: 0.10
              prices_of: 2026-05-25
            NG:
              receipt_wait_seconds: 120
              brand_required: true
            US:
            total:
              daily_spend_cap: 50
            """;

    static final String SENDERS = """
            brand: Two Ticks
            sms:
              sender: "+15005550006"
              countries:
                NG: TwoTicks
            whatsapp:
              sender: "+15005550100"
              templates:
                en: HX0123456789abcdef0123456789abcdef
            """;

    static final String APPLICATIONS = """
            strict_lock: false
            applications:
              web:
                access: public
                origins:
                  - https://app.example.com
                purposes: [sign_in]
              server:
                access: confidential
                secret_hash: sha256:AAECAwQFBgcICQoLDA0ODw:GBAtjtxuWbZKpxJBUAlkd7pUQCfSaeQpH4_m3QmnEBM
                purposes: [sign_in, mfa]
            """;

    private final Path directory;

    private PolicyFolder(Path directory) {
        this.directory = directory;
    }

    static PolicyFolder in(Path directory) {
        return new PolicyFolder(directory)
                .with(CountriesFile.NAME, COUNTRIES)
                .with(SendersFile.NAME, SENDERS)
                .with(ApplicationsFile.NAME, APPLICATIONS);
    }

    PolicyFolder with(String file, String content) {
        try {
            Files.writeString(directory.resolve(file), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    YamlPolicySource read() {
        return YamlPolicySource.read(directory);
    }

    /// What the loader finds wrong when `content` is in `file` with one text replaced.
    List<String> mistaken(String file, String content, String written, String instead) {
        assertThat(content).as("the text to replace").contains(written);
        int at = content.indexOf(written);
        return with(file, content.substring(0, at) + instead + content.substring(at + written.length()))
                .problems();
    }

    /// What the loader finds wrong; none if it takes the files.
    List<String> problems() {
        InvalidPolicyException refusal = catchThrowableOfType(InvalidPolicyException.class, this::read);
        return refusal == null ? List.of() : refusal.problems();
    }
}
