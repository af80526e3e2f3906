package dev.twoticks.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class PermissionsTableTest {

    private static final Path PAGE = Shipped.ROOT.resolve("docs/permissions.md");

    @Test
    void the_page_says_what_the_code_calls() throws IOException {
        String page = PermissionsTable.of(Deployed.of(Shipped.template()));
        if (System.getProperty("permissions.write") != null) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE)
                .as("docs/permissions.md is stale: write it by the command at its end")
                .hasContent(page);
    }
}
