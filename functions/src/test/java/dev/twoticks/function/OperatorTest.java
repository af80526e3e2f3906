package dev.twoticks.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.twoticks.verification.Event;
import dev.twoticks.verification.NoSecretsExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever opens a lock or erases a number leaves their name.
class OperatorTest {

    private static final String ARN = "arn:aws:sts::123456789012:assumed-role/Operator/operator";

    @RegisterExtension
    final NoSecretsExtension secrets = new NoSecretsExtension();

    @ParameterizedTest
    @CsvSource({"unlock-phone-locked,unlock", "erase-phone-invalid-number,erase"})
    void who_asks_is_written_down_before_anything_is_done(String file, String act) throws IOException {
        ServiceUnderTest service = new ServiceUnderTest(secrets);
        APIGatewayV2HTTPEvent event = event(file);

        service.call(event.getRouteKey(), event);

        Event first = service.events.events().getFirst();
        assertThat(first.name()).isEqualTo("operator.asked");
        assertThat(first.fields()).containsEntry("by", ARN).containsEntry("act", act);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "operator", "arn:aws:iam::1:user/a\nb", "arn:aws:iam::1:user/a b"})
    void name_that_is_none_is_not_written_down(String arn) throws IOException {
        APIGatewayV2HTTPEvent event = event("unlock-phone-locked");
        event.getRequestContext().getAuthorizer().getIam().setUserArn(arn);

        assertThat(Operator.of(event)).isEqualTo("unknown");
    }

    @Test
    void unsigned_request_of_local_mode_is_nobodys() throws IOException {
        APIGatewayV2HTTPEvent event = event("unlock-phone-locked");
        event.getRequestContext().setAuthorizer(null);

        assertThat(Operator.of(event)).isEqualTo("unknown");
    }

    private static APIGatewayV2HTTPEvent event(String file) throws IOException {
        return LambdaJson.http(Files.readString(Path.of("../events", file + ".json")));
    }
}
