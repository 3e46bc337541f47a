package by.pavilion.storefront;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where goods come from.
 *
 * @param code three digits of customs' country table
 * @param country ISO 3166 alpha-2, where we know it for the code
 * @param name of the country in the reader's language
 */
record Origin(
        String code, @Nullable String country, @Nullable String name) {
    /** The countries of customs' older numeric table that our goods may come from. */
    private static final Map<String, String> ISO_BY_CUSTOMS_CODE = Map.ofEntries(
            Map.entry("340", "BY"),
            Map.entry("344", "RU"),
            Map.entry("327", "PL"),
            Map.entry("347", "UA"),
            Map.entry("142", "CN"),
            Map.entry("336", "LT"),
            Map.entry("335", "LV"),
            Map.entry("304", "DE"),
            Map.entry("116", "JP"),
            Map.entry("110", "HK"),
            Map.entry("145", "KZ"),
            Map.entry("135", "KG"),
            Map.entry("338", "AM"),
            Map.entry("149", "UZ"),
            Map.entry("306", "IE"));

    /** ISO 3166 alpha-2 for customs' code; customs' code itself where we know none. */
    static String countryOf(String code) {
        return ISO_BY_CUSTOMS_CODE.getOrDefault(code, code);
    }

    /** Names are put together from several tables, and each list counts origins. */
    private static final Map<Named, String> NAMES = new ConcurrentHashMap<>();

    /** A country in a language of ours. */
    private record Named(String country, String language) {}

    static Origin of(String code, String language) {
        String country = ISO_BY_CUSTOMS_CODE.get(code);
        return new Origin(
                code,
                country,
                country == null ? null : NAMES.computeIfAbsent(new Named(country, language), Origin::name));
    }

    private static String name(Named named) {
        return new Locale.Builder()
                .setRegion(named.country())
                .build()
                .getDisplayCountry(Locale.forLanguageTag(named.language()));
    }
}
