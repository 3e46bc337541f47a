package by.pavilion.customs;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Customs' dated tables of codes: units, the units that the tariff wants goods counted in, countries, and what stands before the
 * elements of a specification.
 */
final class CodeTables {
    static final CodeTables NONE = new CodeTables(List.of(), List.of(), List.of(), List.of());

    private final List<StatutoryUnits> statutoryUnits;
    private final Map<String, List<CustomsUnit>> units;
    private final List<CustomsCountry> countries;
    private final Map<String, List<CustomsCountry>> countriesByCode;
    private final List<GmodelCode> gmodelCodes;

    CodeTables(
            List<StatutoryUnits> statutoryUnits,
            List<CustomsUnit> units,
            List<CustomsCountry> countries,
            List<GmodelCode> gmodelCodes) {
        this.statutoryUnits = List.copyOf(statutoryUnits);
        this.units =
                units.stream().collect(Collectors.groupingBy(CustomsUnit::code, TreeMap::new, Collectors.toList()));
        this.countries = List.copyOf(countries);
        this.countriesByCode = countries.stream()
                .collect(Collectors.groupingBy(CustomsCountry::digits, TreeMap::new, Collectors.toList()));
        this.countriesByCode.putAll(countries.stream()
                .filter(country -> country.letters() != null)
                .collect(Collectors.groupingBy(CodeTables::letters)));
        this.gmodelCodes = gmodelCodes.stream()
                .sorted(Comparator.comparing(GmodelCode::place))
                .toList();
    }

    private static String letters(CustomsCountry country) {
        return Optional.ofNullable(country.letters()).orElse("");
    }

    /** In which units goods are counted, when that was entered; of several rows that with the longest prefix. */
    Optional<StatutoryUnits> statutoryUnits(String hsCode, LocalDate day) {
        return statutoryUnits.stream()
                .filter(wanted -> wanted.holdsOn(day) && hsCode.startsWith(wanted.hsPrefix()))
                .max(Comparator.comparing(
                                (StatutoryUnits wanted) -> wanted.hsPrefix().length())
                        .thenComparing(StatutoryUnits::validFrom));
    }

    Optional<CustomsUnit> unit(String code, LocalDate day) {
        return youngest(units.getOrDefault(code, List.of()), day);
    }

    /** @param code in either table */
    Optional<CustomsCountry> country(String code, LocalDate day) {
        return youngest(countriesByCode.getOrDefault(code, List.of()), day);
    }

    /** What stands before the elements of every tariff code in a specification, in its order: its codes by what it is. */
    Map<String, Set<String>> firstElements(LocalDate day) {
        Map<String, Set<String>> codes = new LinkedHashMap<>();
        gmodelCodes.stream().filter(row -> row.holdsOn(day)).forEach(row -> codes.computeIfAbsent(
                        row.element(), none -> new HashSet<>())
                .add(row.code()));
        return codes;
    }

    private static <T extends Dated> Optional<T> youngest(List<T> rows, LocalDate day) {
        return rows.stream().filter(row -> row.holdsOn(day)).max(Comparator.comparing(Dated::validFrom));
    }

    /** Units by code and name, for texts: {@code 035 (千克, килограмм, kilogram)}. */
    String words(List<String> codes, LocalDate day) {
        return codes.stream()
                .map(code -> unit(code, day).map(CustomsUnit::words).orElse(code))
                .collect(Collectors.joining(", "));
    }

    /** All rows that hold on a day. */
    Stream<Dated> on(LocalDate day) {
        return Stream.<Stream<? extends Dated>>of(
                        statutoryUnits.stream(),
                        units.values().stream().flatMap(List::stream),
                        countries.stream(),
                        gmodelCodes.stream())
                .<Dated>flatMap(rows -> rows)
                .filter(row -> row.holdsOn(day));
    }
}
