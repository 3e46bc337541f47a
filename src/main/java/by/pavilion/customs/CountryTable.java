package by.pavilion.customs;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Customs' tables of countries. Goods are kept with their codes of the old one; which one messages speak is a matter of the
 * connection. The codes are rows of {@code customs/countries.csv}.
 */
enum CountryTable {
    /** The old one, of three digits. */
    NUMERIC,
    /** The newer one, of three letters as in ISO 3166. */
    ALPHA_3;

    private static final Map<String, String> LETTERS = CodeFile.rows("customs/countries.csv").stream()
            .collect(Collectors.toUnmodifiableMap(row -> row.get(0), row -> row.get(1)));

    /** A country's code in this table. What is not known there stays as it is: customs then says what is wrong with it. */
    String code(String numeric) {
        return switch (this) {
            case NUMERIC -> numeric;
            case ALPHA_3 -> LETTERS.getOrDefault(numeric, numeric);
        };
    }
}
