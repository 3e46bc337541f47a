package by.pavilion.catalog;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What customs wants to know about one SKU: China's, and where it says so the Eurasian Economic Union's. Units are three-digit codes of customs' table (JGS-20).
 *
 * @param hsCode ten digits of the Chinese tariff
 * @param tnvedCode ten digits of the Union's tariff (ТН ВЭД ЕАЭС), for the export declaration; only the first six are common
 * @param unit the unit that the SKU is sold in
 * @param unit1 first statutory unit, of which one sold unit holds {@code quantity1}
 * @param unit2 second statutory unit where the tariff line has one, together with {@code quantity2}
 * @param gmodelZh the elements of declaration in Chinese, joined by {@code |}
 * @param gtin 8, 12, 13 or 14 digits with a correct check digit
 * @param originCountry three digits of customs' country table ({@code 340} is Belarus)
 * @param positiveList the merchant's own statement on the list of goods allowed for retail import
 * @param declaredModes the customs modes that the merchant states, parted by semicolons: {@code 9610;1210}, {@code none}
 */
public record CustomsData(
        String hsCode,
        @Nullable String tnvedCode,
        String unit,
        String unit1,
        BigDecimal quantity1,
        @Nullable String unit2,
        @Nullable BigDecimal quantity2,
        String gmodelZh,
        @Nullable String gtin,
        String originCountry,
        @Nullable String positiveList,
        @Nullable String declaredModes) {
    private static final int COMMON_DIGITS = 6;

    public CustomsData {
        if (tnvedCode != null && !isOfOneHeading(hsCode, tnvedCode)) {
            throw new IllegalArgumentException(hsCode + " and " + tnvedCode + " are of different headings");
        }
        if ((unit2 == null) != (quantity2 == null)) {
            throw new IllegalArgumentException("a second unit and its quantity come together");
        }
        quantity1 = plain(quantity1);
        quantity2 = quantity2 == null ? null : plain(quantity2);
    }

    /** The harmonised system's six digits of a tariff's code, which all tariffs have in common. */
    public static String hs6(String code) {
        return code.substring(0, COMMON_DIGITS);
    }

    /** Whether two tariffs' codes begin with the same six digits. */
    public static boolean isOfOneHeading(String code, String other) {
        return code.regionMatches(0, other, 0, COMMON_DIGITS);
    }

    /** The same number in its shortest form without an exponent, so that equal quantities are equal. */
    static BigDecimal plain(BigDecimal quantity) {
        BigDecimal shortest = quantity.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
