package dev.twoticks.verification;

import dev.twoticks.verification.application.Access;
import dev.twoticks.verification.application.Application;
import dev.twoticks.verification.application.Binding;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.application.SecretHash;
import dev.twoticks.verification.breaker.BreakerRules;
import dev.twoticks.verification.budget.BudgetRules;
import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.budget.Prices;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.limit.AddressLimits;
import dev.twoticks.verification.limit.ApplicationLimits;
import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.plan.CountryPolicy;
import dev.twoticks.verification.plan.PolicySource;
import dev.twoticks.verification.plan.Senders;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An owner's files in memory: a public application, a confidential one, one without phones, and two countries. One
/// address may ask for as much as a test wants, until the test says otherwise.
public final class FixedPolicy implements PolicySource {

    /// The public application; its only origin is [#ORIGIN].
    public static final String WEB = "shop";

    public static final String ORIGIN = "https://shop.example";

    /// The confidential application and its secret.
    public static final String SERVER = "server";

    public static final String SERVER_SECRET = "server-secret-of-tests";

    /// A public application like [#WEB] whose verifications must be bound.
    public static final String BANK = "bank";

    /// An application that may not verify phones.
    public static final String WITHOUT_PHONES = "mail-only";

    /// WhatsApp first, wait of 60 s; the brand is required.
    public static final Country NIGERIA = new Country("NG");

    /// SMS only.
    public static final Country BRITAIN = new Country("GB");

    private static final int MANY = 1_000_000;

    /// More than any test sends, at a price that a test can count with.
    public static final BudgetRules GENEROUS = new BudgetRules(
            BudgetRules.Mode.ENFORCE,
            100_000,
            1_000_000,
            0,
            0,
            Money.dollars(100_000),
            new Prices(Money.dollars(1), new Money(100_000), LocalDate.parse("2026-05-25")));

    private static final Set<Purpose> PURPOSES = Set.of(Examples.SIGN_IN, Examples.PHONE_CHANGE, Purpose.MFA);

    // SHA-256 of 16 zero bytes and SERVER_SECRET
    private static final String HASH = "sha256:AAAAAAAAAAAAAAAAAAAAAA:BBDhxKhEDoq48N4dqUMBw_4_SFyKg9VbbCs08QmmtZ0";

    private final Map<String, Application> applications = new ConcurrentHashMap<>();
    private final Map<Country, CountryPolicy> countries = new ConcurrentHashMap<>();
    private volatile Senders senders = new Senders(
            new Senders.WhatsApp("+15005550100", Map.of("en", "HX00000000000000000000000000000002")),
            "+15005550006",
            Map.of(),
            "Two Ticks");
    private volatile boolean strictLock;
    private volatile AddressLimits addressLimits = new AddressLimits(MANY, MANY, MANY, MANY);
    private volatile Money dailySpend = Money.dollars(100_000);
    private volatile BreakerRules breakers = BreakerRules.DEFAULT;

    public FixedPolicy() {
        put(application(WEB, new Access.Public(), true));
        put(application(BANK, new Access.Public(), true));
        put(application(SERVER, new Access.Confidential(SecretHash.parse(HASH).orElseThrow()), true));
        put(application(WITHOUT_PHONES, new Access.Public(), false));
        put(country(NIGERIA, List.of(Channel.WHATSAPP, Channel.SMS), true));
        put(country(BRITAIN, List.of(Channel.SMS), false));
    }

    /// Adds an application or replaces the one of its name.
    public void put(Application application) {
        applications.put(application.clientId(), application);
    }

    /// Adds a country or replaces its rules.
    public void put(CountryPolicy country) {
        countries.put(country.country(), country);
    }

    /// Takes a country off the list.
    public void remove(Country country) {
        countries.remove(country);
    }

    public void senders(Senders other) {
        senders = other;
    }

    public void addressLimits(AddressLimits other) {
        addressLimits = other;
    }

    public void dailySpend(Money all) {
        dailySpend = all;
    }

    public void breakers(BreakerRules other) {
        breakers = other;
    }

    /// Gives [#NIGERIA] another budget.
    public void budget(BudgetRules rules) {
        put(country(NIGERIA, List.of(Channel.WHATSAPP, Channel.SMS), true, rules));
    }

    public void strictLock(boolean strict) {
        strictLock = strict;
    }

    @Override
    public Optional<Application> application(String clientId) {
        return Optional.ofNullable(applications.get(clientId));
    }

    @Override
    public Optional<CountryPolicy> country(Country country) {
        return Optional.ofNullable(countries.get(country));
    }

    @Override
    public Senders senders() {
        return senders;
    }

    @Override
    public Set<Purpose> purposes() {
        return applications.values().stream()
                .flatMap(it -> it.purposes().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public AddressLimits addressLimits() {
        return addressLimits;
    }

    @Override
    public Money dailySpend() {
        return dailySpend;
    }

    @Override
    public BreakerRules breakers() {
        return breakers;
    }

    @Override
    public boolean strictLock() {
        return strictLock;
    }

    private static Application application(String clientId, Access access, boolean phone) {
        Set<String> origins = access instanceof Access.Public ? Set.of(ORIGIN) : Set.of();
        @Nullable String noSmsOrigin = null;
        Binding binding = clientId.equals(BANK) ? Binding.REQUIRED : Binding.OPTIONAL;
        ApplicationLimits limits = new ApplicationLimits(MANY, MANY);
        return new Application(
                clientId, access, binding, origins, List.of(), PURPOSES, phone, noSmsOrigin, limits, List.of());
    }

    private static CountryPolicy country(Country country, List<Channel> channels, boolean brandRequired) {
        return country(country, channels, brandRequired, GENEROUS);
    }

    private static CountryPolicy country(
            Country country, List<Channel> channels, boolean brandRequired, BudgetRules budget) {
        return new CountryPolicy(
                country,
                channels,
                Duration.ofSeconds(60),
                DeliveryStatus.DELIVERED,
                brandRequired,
                "en",
                CountryPolicy.Resend.SMS_UNLESS_DELIVERED,
                MANY,
                budget);
    }
}
