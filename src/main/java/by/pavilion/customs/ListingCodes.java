package by.pavilion.customs;

import by.pavilion.catalog.BlockingReason;
import by.pavilion.catalog.CustomsData;
import by.pavilion.catalog.Listing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What customs' tables of codes say against a listing on a day: units and countries that are not in them, units that the
 * tariff does not want, and quantities that the listing's own weight and content contradict.
 */
final class ListingCodes {
    private static final String UNIT_OF_SALE = "/customs/unit";
    private static final String FIRST_UNIT = "/customs/unit1";
    private static final String FIRST_QUANTITY = "/customs/quantity1";
    private static final String SECOND_UNIT = "/customs/unit2";
    private static final String SECOND_QUANTITY = "/customs/quantity2";
    private static final String CONTENT = "/content";
    private static final String ORIGIN = "/customs/originCountry";

    private final CodeTables codes;
    private final CountryTable spoken;
    private final LocalDate day;

    /** @param spoken the table of countries that our messages speak */
    ListingCodes(CodeTables codes, CountryTable spoken, LocalDate day) {
        this.codes = codes;
        this.spoken = spoken;
        this.day = day;
    }

    Stream<BlockingReason> reasonsAgainst(Listing listing) {
        CustomsData customs = listing.customs();
        Optional<StatutoryUnits> wanted = codes.statutoryUnits(customs.hsCode(), day);
        List<BlockingReason> reasons = new ArrayList<>();
        checkCountry(customs.originCountry(), reasons);
        checkKnown(UNIT_OF_SALE, customs.unit(), reasons);
        checkKnown(FIRST_UNIT, customs.unit1(), reasons);
        checkKnown(SECOND_UNIT, customs.unit2(), reasons);
        wanted.ifPresent(units -> checkWanted(units, customs, reasons));
        if (wanted.isEmpty() || wanted.get().first().equals(customs.unit1())) {
            checkQuantity(listing, wanted, customs.unit1(), customs.quantity1(), FIRST_QUANTITY, reasons);
        }
        String second = customs.unit2();
        BigDecimal quantity = customs.quantity2();
        if (second != null
                && quantity != null
                && (wanted.isEmpty() || wanted.get().isSecond(second))) {
            checkQuantity(listing, wanted, second, quantity, SECOND_QUANTITY, reasons);
        }
        return reasons.stream();
    }

    private void checkCountry(String country, List<BlockingReason> reasons) {
        if (codes.country(country, day).isEmpty()) {
            reasons.add(new BlockingReason("country-not-in-table", ORIGIN, Map.of("country", country)));
        } else if (spoken.code(country, codes, day).isEmpty()) {
            reasons.add(new BlockingReason("country-without-letters", ORIGIN, Map.of("country", country)));
        }
    }

    private void checkKnown(String pointer, @Nullable String unit, List<BlockingReason> reasons) {
        if (unit != null && codes.unit(unit, day).isEmpty()) {
            reasons.add(new BlockingReason("unit-not-in-table", pointer, Map.of("unit", unit)));
        }
    }

    private void checkWanted(StatutoryUnits wanted, CustomsData customs, List<BlockingReason> reasons) {
        Map<String, String> facts = Map.of(
                "units", codes.words(wanted.codes(), day), "hsPrefix", wanted.hsPrefix(), "source", wanted.source());
        if (!wanted.first().equals(customs.unit1())) {
            reasons.add(new BlockingReason("statutory-units-differ", FIRST_UNIT, facts));
        }
        if (!wanted.isSecond(customs.unit2())) {
            reasons.add(new BlockingReason("statutory-units-differ", SECOND_UNIT, facts));
        }
    }

    /** Nothing of a listing tells how many boxes or pairs it is: of such units nothing is said. */
    private void checkQuantity(
            Listing listing,
            Optional<StatutoryUnits> wanted,
            String unit,
            BigDecimal said,
            String pointer,
            List<BlockingReason> reasons) {
        codes.unit(unit, day)
                .flatMap(known -> Optional.ofNullable(known.measure()))
                .map(measure -> MeasuredQuantity.of(listing, measure, wanted))
                .filter(measured -> measured.stream().noneMatch(each -> each.isSaidBy(said)))
                .map(measured -> contradiction(measured, unit, said, pointer))
                .ifPresent(reasons::add);
    }

    private BlockingReason contradiction(
            List<MeasuredQuantity> measured, String unit, BigDecimal said, String pointer) {
        String units = codes.words(List.of(unit), day);
        if (measured.isEmpty()) {
            return new BlockingReason("content-not-in-unit", CONTENT, Map.of("units", units));
        }
        return new BlockingReason(
                "quantity-differs",
                pointer,
                Map.of(
                        "units",
                        units,
                        "expected",
                        MeasuredQuantity.text(measured),
                        "said",
                        MeasuredQuantity.plain(said)));
    }
}
