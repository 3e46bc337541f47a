package by.pavilion.customs;

import java.time.LocalDate;
import java.util.Optional;

/** Customs' tables of countries. Which one messages speak is a matter of the connection. */
enum CountryTable {
    /** The old one, of three digits. */
    NUMERIC,
    /** The newer one, of three letters: those of ISO 3166 and a few of its own. */
    ALPHA_3;

    /**
     * A country's code in this table; empty when it has none here on that day.
     *
     * @param code of either table
     */
    Optional<String> code(String code, CodeTables codes, LocalDate day) {
        return codes.country(code, day).flatMap(this::codeOf);
    }

    private Optional<String> codeOf(CustomsCountry country) {
        return switch (this) {
            case NUMERIC -> Optional.of(country.digits());
            case ALPHA_3 -> Optional.ofNullable(country.letters());
        };
    }
}
