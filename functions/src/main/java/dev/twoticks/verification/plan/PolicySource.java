package dev.twoticks.verification.plan;

import dev.twoticks.verification.application.Application;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.breaker.BreakerRules;
import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.limit.AddressLimits;
import dev.twoticks.verification.phone.Country;
import java.util.Optional;
import java.util.Set;

/// The owner's three files, read and checked once when the function starts; a bad one stops it with file, line
/// and key. Answers never change afterwards and cost nothing.
public interface PolicySource {

    /// The application with this client id.
    Optional<Application> application(String clientId);

    /// The rules of a country; empty for one that is not on the allow-list, where nothing is ever sent.
    Optional<CountryPolicy> country(Country country);

    Senders senders();

    /// Every purpose that any application has.
    Set<Purpose> purposes();

    /// What one client address may ask for.
    AddressLimits addressLimits();

    /// What may be spent on a UTC day in all countries together, by the countries' prices.
    Money dailySpend();

    /// When WhatsApp is not tried.
    BreakerRules breakers();

    /// Whether a phone's lock stays until an operator opens it (NIST's letter) instead of opening after growing
    /// waits.
    boolean strictLock();
}
