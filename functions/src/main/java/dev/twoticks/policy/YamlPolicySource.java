package dev.twoticks.policy;

import dev.twoticks.verification.application.Application;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.breaker.BreakerRules;
import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.limit.AddressLimits;
import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.plan.CountryPolicy;
import dev.twoticks.verification.plan.PolicySource;
import dev.twoticks.verification.plan.Senders;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The policy as `countries.yaml`, `senders.yaml` and `applications.yaml` of one directory say it.
public final class YamlPolicySource implements PolicySource {

    private final CountriesFile countries;
    private final Senders senders;
    private final BreakerRules breakers;
    private final ApplicationsFile applications;

    private YamlPolicySource(
            CountriesFile countries, Senders senders, BreakerRules breakers, ApplicationsFile applications) {
        this.countries = countries;
        this.senders = senders;
        this.breakers = breakers;
        this.applications = applications;
    }

    /// Reads and checks the three files, once.
    ///
    /// @throws InvalidPolicyException with all that is wrong in all of them
    public static YamlPolicySource read(Path directory) {
        Problems problems = new Problems();
        Optional<CountriesFile> countries =
                PolicyFile.read(directory, CountriesFile.NAME, problems).map(CountriesFile::read);
        Optional<SendersFile> senders =
                PolicyFile.read(directory, SendersFile.NAME, problems).map(SendersFile::read);
        Optional<ApplicationsFile> applications =
                PolicyFile.read(directory, ApplicationsFile.NAME, problems).map(ApplicationsFile::read);
        if (senders.isPresent() && !senders.get().brandGiven()) {
            countries.ifPresent(it -> it.brandDemands()
                    .forEach(place -> place.wrong("needs a brand, and " + SendersFile.NAME + " has none")));
        }
        if (!problems.lines().isEmpty()) {
            throw new InvalidPolicyException(problems.lines());
        }
        return new YamlPolicySource(
                countries.orElseThrow(),
                senders.flatMap(SendersFile::senders).orElseThrow(),
                senders.map(SendersFile::breakers).orElseThrow(),
                applications.orElseThrow());
    }

    @Override
    public Optional<Application> application(String clientId) {
        return Optional.ofNullable(applications.applications().get(clientId));
    }

    @Override
    public Optional<CountryPolicy> country(Country country) {
        return Optional.ofNullable(countries.policies().get(country));
    }

    @Override
    public Senders senders() {
        return senders;
    }

    @Override
    public Set<Purpose> purposes() {
        return applications.applications().values().stream()
                .flatMap(it -> it.purposes().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public AddressLimits addressLimits() {
        return applications.addressLimits();
    }

    @Override
    public Money dailySpend() {
        return countries.dailySpend().orElseThrow();
    }

    @Override
    public BreakerRules breakers() {
        return breakers;
    }

    @Override
    public boolean strictLock() {
        return applications.strictLock();
    }
}
