package dev.twoticks.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.policy.YamlPolicySource;
import dev.twoticks.verification.limit.AddressLimits;
import dev.twoticks.verification.phone.Country;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyFolderTest {

    private static final Path SHIPPED =
            Repository.template().resolveSibling("infrastructure").resolve("policy");

    @Test
    void the_phone_pages_origin_is_one_of_the_demo_applications() throws Exception {
        try (PolicyFolder folder = PolicyFolder.copyOf(SHIPPED, "http://localhost:4711", LocalOptions.quiet())) {
            assertThat(Files.readString(folder.path().resolve("applications.yaml")))
                    .contains("      - http://localhost:4711\n");
            assertThat(YamlPolicySource.read(folder.path()).senders().whatsapp())
                    .isNotNull();
        }
    }

    @Test
    void an_origin_that_is_listed_already_is_not_listed_twice() throws Exception {
        try (PolicyFolder folder = PolicyFolder.copyOf(
                SHIPPED, "http://localhost:8081", LocalOptions.quiet().withShippedLimits())) {
            assertThat(Files.readString(folder.path().resolve("applications.yaml")))
                    .isEqualTo(Files.readString(SHIPPED.resolve("applications.yaml")));
        }
    }

    @Test
    void the_whatsapp_sender_can_be_left_out() {
        try (PolicyFolder folder = PolicyFolder.copyOf(
                SHIPPED, "http://localhost:8081", LocalOptions.quiet().withoutWhatsApp())) {
            assertThat(YamlPolicySource.read(folder.path()).senders().whatsapp())
                    .isNull();
        }
    }

    @Test
    void whoever_sits_here_may_ask_for_as_much_as_a_thousand_people() {
        try (PolicyFolder folder = PolicyFolder.copyOf(SHIPPED, "http://localhost:8081", LocalOptions.quiet())) {
            YamlPolicySource policy = YamlPolicySource.read(folder.path());
            assertThat(policy.addressLimits()).isEqualTo(new AddressLimits(10_000, 30_000, 3_000, 60_000));
            assertThat(policy.country(new Country("NG")).orElseThrow().blockStartsAnHour())
                    .isEqualTo(10_000);
        }
    }

    @Test
    void nothing_of_the_copy_is_left() {
        PolicyFolder folder = PolicyFolder.copyOf(SHIPPED, "http://localhost:8081", LocalOptions.quiet());
        folder.close();
        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void files_in_which_there_is_nothing_to_change_are_refused(@TempDir Path empty) throws Exception {
        for (String name : new String[] {"countries.yaml", "senders.yaml", "applications.yaml"}) {
            Files.writeString(empty.resolve(name), "");
        }
        assertThatThrownBy(() -> PolicyFolder.copyOf(
                        empty, "http://localhost:1", LocalOptions.quiet().withShippedLimits()))
                .hasMessageContaining("countries.yaml has no limits to raise");
        Files.writeString(empty.resolve("countries.yaml"), "  daily_spend_cap: 1\n");
        assertThatThrownBy(() -> PolicyFolder.copyOf(
                        empty, "http://localhost:1", LocalOptions.quiet().withShippedLimits()))
                .hasMessageContaining("applications.yaml");
        assertThatThrownBy(() -> PolicyFolder.copyOf(empty, "http://localhost:1", LocalOptions.quiet()))
                .hasMessageContaining("countries.yaml has no limits to raise");
    }
}
