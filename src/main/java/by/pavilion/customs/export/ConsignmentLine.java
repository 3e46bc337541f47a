package by.pavilion.customs.export;

import by.pavilion.catalog.CustomsData;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Goods of one kind in a consignment, as they were when it was prepared.
 *
 * @param number from 1 without gaps
 * @param orderId the order that they were sold by, when they leave as its parcel
 * @param hsCode ten digits of the Chinese tariff; {@code tnvedCode} ten of the Union's
 * @param originCountry alpha-2
 * @param unit of sale, by the Union's code; {@code supplementaryUnit} likewise, where the tariff counts in other than kilograms
 * @param packages whose content these goods lead: goods that share a package count it at the first of them
 */
public record ConsignmentLine(
        int number,
        @Nullable String orderId,
        String sku,
        String category,
        Names names,
        String hsCode,
        @Nullable String tnvedCode,
        String originCountry,
        BigDecimal quantity,
        String unit,
        @Nullable BigDecimal supplementaryQuantity,
        @Nullable String supplementaryUnit,
        int packages,
        long netGrams,
        long grossGrams,
        Money price,
        Money value) {

    /** What the goods are called in the languages of the papers. */
    public record Names(String en, String ru, String zh) {}

    public ConsignmentLine {
        if (quantity.signum() <= 0 || netGrams <= 0 || grossGrams < netGrams || packages < 0) {
            throw new IllegalArgumentException("line " + number + " of " + sku + " weighs or counts nothing sensible");
        }
        if ((supplementaryUnit == null) != (supplementaryQuantity == null)) {
            throw new IllegalArgumentException(
                    "line " + number + ": a supplementary unit and its quantity come together");
        }
        if (tnvedCode != null && !CustomsData.isOfOneHeading(hsCode, tnvedCode)) {
            throw new IllegalArgumentException("line " + number + ": " + hsCode + " and " + tnvedCode + " differ");
        }
    }

    /** The six digits that both tariffs share. */
    String hs6() {
        return CustomsData.hs6(hsCode);
    }

    /** What the export declaration groups by: the Union's code, or the common one while that is not known. */
    String declaredCode() {
        return tnvedCode == null ? hs6() : tnvedCode;
    }
}
