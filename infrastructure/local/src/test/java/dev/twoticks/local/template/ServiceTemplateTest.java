package dev.twoticks.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ServiceTemplateTest {

    private final ServiceTemplate service = Shipped.service();

    @Test
    void functions_carry_what_lambda_would_give_them() {
        FunctionSpec send = service.function("SendCode");

        assertThat(send.handlerClass()).isEqualTo("dev.twoticks.function.SendCodeHandler");
        assertThat(send.handlerMethod()).isEqualTo("handleRequest");
        assertThat(send.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(send.memory()).isEqualTo(1024);
        assertThat(send.snapStart()).isTrue();
        assertThat(send.layer()).isEqualTo(Shipped.ROOT.resolve("infrastructure/policy"));
        assertThat(send.arn()).endsWith(":function:SendCode:live");
        assertThat(send.environment())
                .containsEntry("TABLE_NAME", "Attempts")
                .containsEntry("PUBLIC_URL", "http://localhost:8080")
                .containsEntry(
                        "TWILIO_SECRET", service.secret("TwilioCredentials").arn())
                .containsEntry("TWILIO_API_URL", "https://api.twilio.com");
    }

    @Test
    void without_a_domain_functions_know_api_gateways_address() {
        ServiceTemplate own = Shipped.template().resolve(Deployment.local("eu-west-1", Map.of()));

        assertThat(own.function("SendCode").environment())
                .containsEntry("PUBLIC_URL", "https://Api.execute-api.eu-west-1.amazonaws.com");
        assertThat(own.outputs())
                .containsEntry("CallbackUrl", "https://Api.execute-api.eu-west-1.amazonaws.com/twilio/status");
    }

    @Test
    void the_key_maker_has_neither_snapshot_nor_alias_and_rotates_three_secrets() {
        FunctionSpec keys = service.function("MakeKeys");

        assertThat(keys.snapStart()).isFalse();
        assertThat(keys.alias()).isNull();
        assertThat(keys.arn()).endsWith(":function:MakeKeys");
        assertThat(service.secrets())
                .filteredOn(it -> "MakeKeys".equals(it.rotatedBy()))
                .extracting(SecretSpec::logicalId)
                .containsExactlyInAnyOrder("CodeKeys", "PhoneKeys", "SigningKeys");
        assertThat(service.secret("CodeKeys").initial()).isEqualTo("{}");
    }

    @Test
    void routes_lead_to_functions() {
        assertThat(service.routes())
                .extracting(RouteSpec::key, RouteSpec::function)
                .contains(
                        tuple("POST /verifications", "StartVerification"), tuple("GET /.well-known/jwks.json", "Keys"))
                .hasSize(10);
        assertThat(service.routes())
                .filteredOn(RouteSpec::signed)
                .extracting(RouteSpec::key)
                .containsExactlyInAnyOrder("POST /operator/phones/unlock", "POST /operator/phones/erase");
        assertThat(service.routes())
                .extracting(RouteSpec::key, RouteSpec::throttle)
                .contains(
                        tuple("POST /verifications", new ThrottleSpec(50, 100)),
                        tuple("POST /twilio/status", new ThrottleSpec(500, 1000)));
        assertThat(service.cors().origins()).containsExactly("http://localhost:8081", "http://localhost:8080");
        assertThat(service.cors().maxAge()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void the_table_has_a_partition_key_alone() {
        assertThat(service.table())
                .isEqualTo(new TableSpec("Attempts", "Attempts", List.of(new TableSpec.Key("pk", "S", "HASH")), "ttl"));
    }

    @Test
    void the_state_machine_calls_aliases() {
        StateMachineSpec machine = service.stateMachine();

        assertThat(machine.type()).isEqualTo("STANDARD");
        assertThat(machine.definition()).isEqualTo(Shipped.ROOT.resolve("infrastructure/delivery.asl.json"));
        assertThat(machine.substitutions())
                .containsEntry(
                        "SendCodeFunctionArn", service.function("SendCode").arn())
                .containsEntry("GiveUpFunctionArn", service.function("GiveUp").arn());
        assertThat(service.function("StartVerification").environment())
                .containsEntry("STATE_MACHINE_ARN", machine.arn());
    }
}
