package dev.twoticks.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.twoticks.local.twilio.InboxMessage;
import dev.twoticks.local.twilio.scenario.Channel;
import dev.twoticks.local.twilio.scenario.MessageStatus;
import java.text.ParseException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A person in Brazil whose WhatsApp account is older than the ninth digit.
@ExtendWith(SharedService.class)
final class OtherFormTest {

    private static final String NUMBER = "+5547984178324";
    private static final String ON_WHATSAPP = "+554784178324";

    private final LocalService service;
    private final Client client;

    OtherFormTest(LocalService service) {
        this.service = service;
        this.client = new Client(service.api());
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void sms_carries_the_first_code_and_whatsapp_every_one_after_it() throws ParseException {
        JWTClaimsSet bySms = verified();
        assertThat(service.twilio().inbox(NUMBER))
                .extracting(InboxMessage::channel, InboxMessage::status)
                .containsExactlyInAnyOrder(
                        tuple(Channel.WHATSAPP, MessageStatus.UNDELIVERED),
                        tuple(Channel.SMS, MessageStatus.DELIVERED));
        assertThat(service.twilio().inbox(ON_WHATSAPP)).isEmpty();

        service.clock().advance(Duration.ofMinutes(11));
        JWTClaimsSet byWhatsApp = verified();
        assertThat(service.twilio().inbox(NUMBER)).hasSize(2);
        assertThat(service.twilio().inbox(ON_WHATSAPP))
                .singleElement()
                .satisfies(it -> assertThat(it.status()).isEqualTo(MessageStatus.DELIVERED));

        assertThat(byWhatsApp.getSubject()).isEqualTo(bySms.getSubject());
        assertThat(byWhatsApp.getStringClaim("phone_number")).isEqualTo(NUMBER);
    }

    private JWTClaimsSet verified() throws ParseException {
        Client.Answer started = client.start(NUMBER);
        assertThat(started.status()).as(started.text()).isEqualTo(201);
        service.clock().advance(Duration.ofSeconds(10));
        Client.Answer approved = client.check(started.id(), newestCode());
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        return SignedJWT.parse(approved.body().path("token").asText()).getJWTClaimsSet();
    }

    /// Also a WhatsApp message that is refused has the code, as the simulator sees it.
    private String newestCode() {
        return Stream.of(ON_WHATSAPP, NUMBER)
                .flatMap(it -> service.twilio().inbox(it).stream())
                .filter(it -> it.channel() == Channel.WHATSAPP)
                .findFirst()
                .orElseThrow()
                .code();
    }
}
