package dev.twoticks.verification.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.FixedPolicy;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.phone.WhatsAppForm;
import dev.twoticks.verification.plan.CountryPolicy.Resend;
import dev.twoticks.verification.plan.Planner.Situation;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Senders.WhatsApp ENGLISH = new Senders.WhatsApp("+15005550100", Map.of("en", "HX1"));

    private final Planner planner = planner(ENGLISH);

    @Test
    void whatsapp_comes_first_where_the_country_says_so() {
        Plan plan = planner.plan(policy(120, Resend.SMS_UNLESS_DELIVERED), first());
        assertThat(plan)
                .isEqualTo(new Plan(
                        new Country("NG"),
                        Channel.WHATSAPP,
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(7),
                        DeliveryStatus.DELIVERED,
                        List.of(PlanReason.COUNTRY_WHATSAPP_FIRST)));
        assertThat(plan.smsLeg()).isEqualTo(2);
    }

    @Test
    void sms_comes_first_where_the_country_has_no_other_channel() {
        Plan plan = planner.plan(policy(List.of(Channel.SMS), 120, Resend.SAME), first());
        assertThat(plan.first()).isEqualTo(Channel.SMS);
        assertThat(plan.reasons()).containsExactly(PlanReason.COUNTRY_SMS_FIRST);
        assertThat(plan.smsWait()).isEqualTo(LIFE.minusSeconds(60));
        assertThat(plan.smsLeg()).isEqualTo(1);
    }

    @Test
    void sms_comes_first_without_a_whatsapp_sender() {
        assertSms(planner(null), first(), PlanReason.NO_WHATSAPP_SENDER);
    }

    @Test
    void sms_comes_first_without_a_template_in_the_language_or_in_english() {
        Planner spanish = planner(new Senders.WhatsApp("+15005550100", Map.of("es", "HX2")));
        assertSms(spanish, first(), PlanReason.NO_WHATSAPP_TEMPLATE);
        assertSms(planner(new Senders.WhatsApp("+15005550100", Map.of())), first(), PlanReason.NO_WHATSAPP_TEMPLATE);
    }

    @Test
    void english_serves_a_language_without_a_template() {
        Situation swahili = new Situation("sw", false, false, WhatsAppForm.ONLY, null, false, LIFE);
        assertThat(planner.plan(policy(60, Resend.SAME), swahili).first()).isEqualTo(Channel.WHATSAPP);
    }

    @Test
    void sms_comes_first_when_the_client_asks_for_it() {
        assertSms(
                planner,
                new Situation("en", true, false, WhatsAppForm.ONLY, null, false, LIFE),
                PlanReason.SMS_REQUESTED);
        assertSms(
                planner,
                new Situation("en", true, true, WhatsAppForm.ONLY, Channel.WHATSAPP, true, LIFE),
                PlanReason.SMS_REQUESTED);
    }

    @Test
    void sms_comes_first_for_a_number_that_is_not_on_whatsapp() {
        assertSms(
                planner,
                new Situation("en", false, true, WhatsAppForm.ONLY, null, false, LIFE),
                PlanReason.NOT_ON_WHATSAPP);
        assertSms(
                planner,
                new Situation("en", false, true, WhatsAppForm.ONLY, Channel.WHATSAPP, true, LIFE),
                PlanReason.NOT_ON_WHATSAPP);
    }

    @Test
    void asked_again_it_goes_by_sms_unless_whatsapp_has_arrived() {
        assertSms(planner, again(false), PlanReason.RESEND_BY_SMS);
        Plan arrived = planner.plan(policy(60, Resend.SMS_UNLESS_DELIVERED), again(true));
        assertThat(arrived.first()).isEqualTo(Channel.WHATSAPP);
        assertThat(arrived.reasons()).containsExactly(PlanReason.RESEND_AS_BEFORE);
    }

    @Test
    void asked_again_it_goes_as_before_where_the_policy_says_so() {
        Plan plan = planner.plan(policy(60, Resend.SAME), again(false));
        assertThat(plan.first()).isEqualTo(Channel.WHATSAPP);
        assertThat(plan.reasons()).containsExactly(PlanReason.RESEND_AS_BEFORE);
    }

    @Test
    void asked_again_after_an_sms_it_stays_with_sms_also_where_the_policy_says_as_before() {
        Situation bySms =
                new Situation("en", false, false, WhatsAppForm.ONLY, Channel.SMS, false, Duration.ofMinutes(9));
        Plan plan = planner.plan(policy(60, Resend.SAME), bySms);
        assertThat(plan.first()).isEqualTo(Channel.SMS);
        assertThat(plan.reasons()).containsExactly(PlanReason.RESEND_BY_SMS);
    }

    @Test
    void the_countrys_success_status_is_the_plans() {
        CountryPolicy read = new CountryPolicy(
                new Country("NG"),
                List.of(Channel.WHATSAPP, Channel.SMS),
                Duration.ofSeconds(60),
                DeliveryStatus.READ,
                false,
                "en",
                Resend.SAME,
                CountryPolicy.BLOCK_STARTS_AN_HOUR,
                FixedPolicy.GENEROUS);
        assertThat(planner.plan(read, first()).success()).isEqualTo(DeliveryStatus.READ);
    }

    @Test
    void the_shortest_wait_of_the_policy_is_kept() {
        assertThat(planner.plan(policy(5, Resend.SAME), first()).whatsappWait()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void waits_are_whole_seconds_at_least_one_and_end_a_minute_before_the_code() {
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            Duration remaining = Duration.ofMillis(random.nextLong(2_000, LIFE.toMillis() + 1));
            Situation situation =
                    new Situation("en", random.nextBoolean(), false, WhatsAppForm.ONLY, null, false, remaining);
            Plan plan = planner.plan(policy(random.nextInt(5, 301), Resend.SAME), situation);
            Duration left = plan.first() == Channel.SMS ? remaining : remaining.minus(plan.whatsappWait());
            Duration minute = Duration.ofSeconds(60);
            Duration spared = left.compareTo(minute.multipliedBy(2)) > 0 ? minute : left.dividedBy(2);
            assertThat(List.of(plan.whatsappWait(), plan.smsWait()))
                    .allSatisfy(it -> assertThat(it).isGreaterThanOrEqualTo(Duration.ofSeconds(1)))
                    .allSatisfy(it -> assertThat(it).isEqualTo(it.truncatedTo(ChronoUnit.SECONDS)));
            // part of a second may be left over, or be missing at the very end
            assertThat(plan.smsWait())
                    .isBetween(
                            left.minus(spared).minusSeconds(1),
                            left.minus(spared).plusSeconds(1));
        }
    }

    @Test
    void with_next_to_nothing_left_each_wait_is_a_second() {
        Situation last = new Situation("en", false, false, WhatsAppForm.ONLY, null, false, Duration.ofMillis(3));
        Plan plan = planner.plan(policy(60, Resend.SAME), last);
        assertThat(plan.whatsappWait()).isEqualTo(Duration.ofSeconds(1));
        assertThat(plan.smsWait()).isEqualTo(Duration.ofSeconds(1));
    }

    private static void assertSms(Planner planner, Situation situation, PlanReason reason) {
        Plan plan = planner.plan(policy(60, Resend.SMS_UNLESS_DELIVERED), situation);
        assertThat(plan.first()).isEqualTo(Channel.SMS);
        assertThat(plan.reasons()).containsExactly(reason);
        assertThat(PlanReason.parse(reason.wire())).contains(reason);
    }

    private static Situation first() {
        return new Situation("en", false, false, WhatsAppForm.ONLY, null, false, LIFE);
    }

    private static Situation again(boolean whatsappDelivered) {
        return new Situation(
                "en", false, false, WhatsAppForm.ONLY, Channel.WHATSAPP, whatsappDelivered, Duration.ofMinutes(9));
    }

    private static Planner planner(Senders.@Nullable WhatsApp whatsapp) {
        return new Planner(new Senders(whatsapp, "+15005550006", Map.of(), null));
    }

    private static CountryPolicy policy(int seconds, Resend resend) {
        return policy(List.of(Channel.WHATSAPP, Channel.SMS), seconds, resend);
    }

    private static CountryPolicy policy(List<Channel> channels, int seconds, Resend resend) {
        return new CountryPolicy(
                new Country("NG"),
                channels,
                Duration.ofSeconds(seconds),
                DeliveryStatus.DELIVERED,
                false,
                "en",
                resend,
                CountryPolicy.BLOCK_STARTS_AN_HOUR,
                FixedPolicy.GENEROUS);
    }
}
