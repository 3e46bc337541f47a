package by.pavilion.customs;

import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * One line of goods to be declared. Units are customs' three-digit codes.
 *
 * @param number from 1 without gaps; the same in the order and in the list
 * @param hsCode ten digits of the Chinese tariff
 * @param gmodelZh the elements of declaration in Chinese
 * @param unit the unit of sale
 * @param statutoryQuantity all pieces in the tariff's first unit; {@code secondQuantity} likewise, where there is one
 * @param price of one piece, without tax; {@code total} for all
 * @param originCountry customs' code of the country of origin
 * @param tax what the buyer was charged for it; null for declarations from before that was kept by line
 */
public record DeclarationLine(
        int number,
        String sku,
        String nameZh,
        String hsCode,
        String gmodelZh,
        @Nullable String gtin,
        String unit,
        BigDecimal quantity,
        String statutoryUnit,
        BigDecimal statutoryQuantity,
        @Nullable String secondUnit,
        @Nullable BigDecimal secondQuantity,
        Money price,
        Money total,
        String originCountry,
        @Nullable DeclaredTax tax) {
    public DeclarationLine {
        if (quantity.signum() <= 0 || statutoryQuantity.signum() <= 0) {
            throw new IllegalArgumentException("line " + number + " declares nothing");
        }
        if ((secondUnit == null) != (secondQuantity == null)) {
            throw new IllegalArgumentException("line " + number + ": a second unit and its quantity come together");
        }
    }

    /** The same goods, better described. Whoever states the first quantity anew states the second one, or that there is none. */
    DeclarationLine with(CorrectGoods.Correction correction) {
        boolean restated = correction.unit1().isPresent();
        return new DeclarationLine(
                number,
                sku,
                correction.nameZh().orElse(nameZh),
                correction.hsCode().orElse(hsCode),
                correction.gmodelZh().orElse(gmodelZh),
                correction.gtin().orElse(gtin),
                unit,
                quantity,
                correction.unit1().orElse(statutoryUnit),
                correction.quantity1().orElse(statutoryQuantity),
                restated ? correction.unit2().orElse(null) : secondUnit,
                restated ? correction.quantity2().orElse(null) : secondQuantity,
                price,
                total,
                correction.originCountry().orElse(originCountry),
                tax);
    }

    /** What so many of the pieces are in the tariff's first unit. */
    BigDecimal statutoryQuantityOf(long pieces) {
        return statutoryQuantity.multiply(BigDecimal.valueOf(pieces)).divide(quantity, MathContext.DECIMAL64);
    }
}
