package dev.twoticks.policy;

import dev.twoticks.verification.budget.BudgetRules;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.plan.CountryPolicy;
import dev.twoticks.verification.plan.CountryPolicy.Resend;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One block of the countries file: the rules of a country, or the defaults. What is missing or wrong is empty.
record CountryRules(
        Optional<List<Channel>> channels,
        Optional<Duration> receiptWait,
        Optional<DeliveryStatus> success,
        Optional<Boolean> brandRequired,
        Optional<String> language,
        Optional<Resend> resend,
        Optional<Integer> blockStarts,
        Optional<BudgetRules> budget) {

    static final String BRAND_REQUIRED = "brand_required";

    private static final String CHANNELS = "channels";
    private static final String WAIT = "receipt_wait_seconds";
    private static final String SUCCESS = "success";
    private static final String LANGUAGE = "language";
    private static final String RESEND = "resend";

    private static final String BLOCK_STARTS = "block_starts_an_hour";

    static final List<String> NEEDED = Stream.concat(
                    Stream.of(CHANNELS, WAIT, SUCCESS, BRAND_REQUIRED, LANGUAGE, RESEND), BudgetBlock.KEYS.stream())
            .toList();
    static final List<String> KEYS =
            Stream.concat(NEEDED.stream(), Stream.of(BLOCK_STARTS)).toList();

    private static final int SHORTEST_WAIT = 5;
    private static final int LONGEST_WAIT = 300;
    private static final int MOST_BLOCK_STARTS = 100_000;
    private static final Map<String, DeliveryStatus> SUCCESSES =
            Map.of("delivered", DeliveryStatus.DELIVERED, "read", DeliveryStatus.READ);
    private static final Map<String, Resend> RESENDS =
            Map.of("sms_unless_delivered", Resend.SMS_UNLESS_DELIVERED, "same", Resend.SAME);

    /// Reads what the section has.
    static CountryRules of(Section section) {
        return new CountryRules(
                section.find(CHANNELS).flatMap(CountryRules::channels),
                section.find(WAIT).flatMap(CountryRules::receiptWait),
                section.find(SUCCESS).flatMap(CountryRules::success),
                section.find(BRAND_REQUIRED).flatMap(Value::flag),
                section.find(LANGUAGE).flatMap(Languages::read),
                section.find(RESEND).flatMap(CountryRules::resend),
                section.find(BLOCK_STARTS).flatMap(it -> it.number(1, MOST_BLOCK_STARTS)),
                BudgetBlock.of(section).rules());
    }

    /// The policy they make; empty if one of them is missing or wrong.
    Optional<CountryPolicy> policy(Country country) {
        return Stream.of(channels, receiptWait, success, brandRequired, language, resend, budget)
                        .allMatch(Optional::isPresent)
                ? Optional.of(new CountryPolicy(
                        country,
                        channels.orElseThrow(),
                        receiptWait.orElseThrow(),
                        success.orElseThrow(),
                        brandRequired.orElseThrow(),
                        language.orElseThrow(),
                        resend.orElseThrow(),
                        blockStarts.orElse(CountryPolicy.BLOCK_STARTS_AN_HOUR),
                        budget.orElseThrow()))
                : Optional.empty();
    }

    private static Optional<List<Channel>> channels(Value value) {
        List<Value> words = value.list();
        List<Channel> channels = words.stream()
                .flatMap(it -> it.text(Channel::parse, "is neither whatsapp nor sms").stream())
                .toList();
        boolean possible =
                channels.equals(List.of(Channel.WHATSAPP, Channel.SMS)) || channels.equals(List.of(Channel.SMS));
        if (!possible && value.sequence() && channels.size() == words.size()) {
            value.place().wrong("is neither [whatsapp, sms] nor [sms]");
        }
        return possible ? Optional.of(channels) : Optional.empty();
    }

    private static Optional<Duration> receiptWait(Value value) {
        return value.number(SHORTEST_WAIT, LONGEST_WAIT).map(Duration::ofSeconds);
    }

    private static Optional<DeliveryStatus> success(Value value) {
        return value.text(it -> Optional.ofNullable(SUCCESSES.get(it)), "is neither delivered nor read");
    }

    private static Optional<Resend> resend(Value value) {
        return value.text(it -> Optional.ofNullable(RESENDS.get(it)), "is neither sms_unless_delivered nor same");
    }
}
