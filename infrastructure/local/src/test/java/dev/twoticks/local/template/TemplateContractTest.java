package dev.twoticks.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TemplateContractTest {

    @ParameterizedTest
    @EnumSource
    void the_shipped_template_keeps(Contract contract) {
        assertThat(contract.violations(Shipped.template())).isEmpty();
    }
}
