package dev.twoticks.policy;

import dev.twoticks.verification.phone.Country;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The countries that the files may name.
final class Countries {

    private static final Set<String> ISO = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private Countries() {}

    /// The country that is a key of the files; another key is a problem.
    static Optional<Country> read(String key, Place place) {
        if (!ISO.contains(key)) {
            place.wrong("is no country; write its ISO 3166-1 code in capitals, NG");
            return Optional.empty();
        }
        return Optional.of(new Country(key));
    }
}
