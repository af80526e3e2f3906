package dev.twoticks.policy;

import dev.twoticks.verification.budget.BudgetRules;
import dev.twoticks.verification.budget.BudgetRules.Mode;
import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.budget.Prices;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The keys of a country's block that say how much may be sent and spent. What is missing or wrong is empty.
record BudgetBlock(
        Optional<Mode> mode,
        Optional<Integer> perHour,
        Optional<Integer> perDay,
        Optional<Integer> hourlyShare,
        Optional<Integer> dailyShare,
        Optional<Money> dailySpend,
        Optional<Money> smsPrice,
        Optional<Money> whatsappPrice,
        Optional<LocalDate> pricesOf) {

    static final String DAILY_SPEND = "daily_spend_cap";

    private static final String MODE = "budget";
    private static final String PER_HOUR = "unverified_per_hour";
    private static final String PER_DAY = "unverified_per_day";
    private static final String HOURLY_SHARE = "hourly_share_percent";
    private static final String DAILY_SHARE = "daily_share_percent";
    private static final String SMS_PRICE = "sms_price";
    private static final String WHATSAPP_PRICE = "whatsapp_price";
    private static final String PRICES_OF = "prices_of";

    static final List<String> KEYS = List.of(
            MODE, PER_HOUR, PER_DAY, HOURLY_SHARE, DAILY_SHARE, DAILY_SPEND, SMS_PRICE, WHATSAPP_PRICE, PRICES_OF);

    private static final int MOST_MESSAGES = 1_000_000;
    private static final int LARGEST_SHARE = 1000;
    private static final Map<String, Mode> MODES = Map.of("record_only", Mode.RECORD_ONLY, "enforce", Mode.ENFORCE);

    static BudgetBlock of(Section section) {
        return new BudgetBlock(
                section.find(MODE).flatMap(BudgetBlock::mode),
                section.find(PER_HOUR).flatMap(it -> it.number(1, MOST_MESSAGES)),
                section.find(PER_DAY).flatMap(it -> it.number(1, MOST_MESSAGES)),
                section.find(HOURLY_SHARE).flatMap(it -> it.number(0, LARGEST_SHARE)),
                section.find(DAILY_SHARE).flatMap(it -> it.number(0, LARGEST_SHARE)),
                section.find(DAILY_SPEND).flatMap(Value::money),
                section.find(SMS_PRICE).flatMap(BudgetBlock::price),
                section.find(WHATSAPP_PRICE).flatMap(BudgetBlock::price),
                section.find(PRICES_OF).flatMap(Value::day));
    }

    /// The rules they make; empty if one of them is missing or wrong.
    Optional<BudgetRules> rules() {
        return Stream.of(mode, perHour, perDay, hourlyShare, dailyShare, dailySpend, smsPrice, whatsappPrice, pricesOf)
                        .allMatch(Optional::isPresent)
                ? Optional.of(new BudgetRules(
                        mode.orElseThrow(),
                        perHour.orElseThrow(),
                        perDay.orElseThrow(),
                        hourlyShare.orElseThrow(),
                        dailyShare.orElseThrow(),
                        dailySpend.orElseThrow(),
                        new Prices(smsPrice.orElseThrow(), whatsappPrice.orElseThrow(), pricesOf.orElseThrow())))
                : Optional.empty();
    }

    /// For nothing no cap would ever be reached.
    private static Optional<Money> price(Value value) {
        return value.money().flatMap(it -> value.text(_ -> positive(it), "is not more than nothing"));
    }

    private static Optional<Money> positive(Money price) {
        return price.compareTo(Money.ZERO) > 0 ? Optional.of(price) : Optional.empty();
    }

    private static Optional<Mode> mode(Value value) {
        return value.text(word -> Optional.ofNullable(MODES.get(word)), "is neither record_only nor enforce");
    }
}
