package by.pavilion.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Customs' own arithmetic of a line's tax, from the seed file's rates; kept apart from the product's so that the two can
 * be compared. Inside the limits: no tariff, 70 % of consumption tax and VAT. One dear piece: everything in full.
 */
@ApplicationScoped
public class Tariff {
    private static final BigDecimal REDUCED = new BigDecimal("0.7");
    private static final BigDecimal USUAL_VAT = new BigDecimal("0.13");
    private static final BigDecimal COSMETICS_RATE = new BigDecimal("0.15");
    private static final BigDecimal DEAR_PER_KILOGRAM = new BigDecimal("10000");
    private static final BigDecimal DEAR_PER_MASK = new BigDecimal("15");

    private final SeedCatalogue seed;

    Tariff(SeedCatalogue seed) {
        this.seed = seed;
    }

    /** What is due on one line, each tax rounded half up to the fen. */
    public record Duty(BigDecimal tariff, BigDecimal consumption, BigDecimal vat) {
        public BigDecimal total() {
            return tariff.add(consumption).add(vat);
        }
    }

    /**
     * @param dutiable price of the whole line with its share of freight
     * @param quantity1 first statutory quantity of the line, kilograms for cosmetics
     * @param quantity2 second statutory quantity of the line, pieces for face masks; zero when there is none
     * @param full above the single limit
     */
    public Duty duty(String gcode, BigDecimal dutiable, BigDecimal quantity1, BigDecimal quantity2, boolean full) {
        BigDecimal vatRate = seed.ofCode(gcode).map(SeedCatalogue.Row::vatRate).orElse(USUAL_VAT);
        BigDecimal tariffRate =
                full ? seed.ofCode(gcode).map(SeedCatalogue.Row::tariffRate).orElse(BigDecimal.ZERO) : BigDecimal.ZERO;
        BigDecimal share = full ? BigDecimal.ONE : REDUCED;
        BigDecimal consumptionRate = isDear(gcode, dutiable, quantity1, quantity2) ? COSMETICS_RATE : BigDecimal.ZERO;

        BigDecimal tariff = dutiable.multiply(tariffRate);
        BigDecimal consumption = dutiable.add(tariff)
                .multiply(consumptionRate)
                .divide(BigDecimal.ONE.subtract(consumptionRate), MathContext.DECIMAL64);
        BigDecimal vat = dutiable.add(tariff).add(consumption).multiply(vatRate);
        return new Duty(fen(tariff), fen(consumption.multiply(share)), fen(vat.multiply(share)));
    }

    /** Cosmetics of heading 3304 bear consumption tax from a price per gram, masks from a price per piece. */
    private static boolean isDear(String gcode, BigDecimal dutiable, BigDecimal quantity1, BigDecimal quantity2) {
        if (!gcode.startsWith("3304")) {
            return false;
        }
        boolean mask = gcode.startsWith("330499004");
        BigDecimal quantity = mask ? quantity2 : quantity1;
        BigDecimal line = mask ? DEAR_PER_MASK : DEAR_PER_KILOGRAM;
        return quantity.signum() > 0 && dutiable.compareTo(line.multiply(quantity)) >= 0;
    }

    private static BigDecimal fen(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
