package by.pavilion.customs;

import java.math.BigDecimal;

/**
 * Goods of which one person may import only so much in a calendar year.
 *
 * @param hsPrefix of the row of the positive list that says so
 * @param quantity how much a purchase takes, and {@code most} the limit, both in {@code unit}, a unit code of customs
 */
public record YearlyQuantity(String hsPrefix, BigDecimal quantity, BigDecimal most, String unit, String source) {}
