package io.callgate.cli.list;

import io.callgate.cli.BoundSellers;
import io.callgate.cli.Configured;
import io.callgate.store.ingest.AdminFile;
import io.callgate.store.ingest.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whose national numbers the file of a list holds, where nobody says. */
final class CountryOfList {

    private final Configured configured;
    private final String list;

    CountryOfList(Configured configured, String list) {
        this.configured = configured;
        this.list = list;
    }

    /**
     * The country of the registry that it is by a law of whom it binds, else by its name; else of
     * the file's format, if only one country has it; else the seller's, or that of all whom it
     * binds. Empty if none of them says, or whoever says first names several.
     */
    Optional<String> of(Path file, Optional<Format> format, OfOneSeller seller)
            throws IOException {
        BoundSellers bound = BoundSellers.of(configured.ifNamed(), list);
        if (!bound.countriesOfLaw().isEmpty()) {
            return theOnly(bound.countriesOfLaw());
        }
        List<String> registry = BoundSellers.countriesOfRegistry(list);
        if (!registry.isEmpty()) {
            return theOnly(registry);
        }
        Optional<String> told = AdminFile.countryOf(file, format);
        if (told.isPresent()) {
            return told;
        }
        return seller.country(configured).or(() -> theOnly(bound.countries()));
    }

    private static Optional<String> theOnly(List<String> countries) {
        return countries.size() == 1 ? Optional.of(countries.get(0)) : Optional.empty();
    }
}
