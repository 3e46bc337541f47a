package by.pavilion.customs;

import by.pavilion.shared.Money;
import java.util.List;

/** The arithmetic of import tax by a small table of rates, for tests of those who sell. */
public final class TestTaxes {
    /** Taxed with 9.1 % inside the limits. */
    public static final String CHOCOLATE = TestRules.CHOCOLATE;

    /** Taxed with 6.3 % inside the limits. */
    public static final String MILK = TestRules.MILK;

    /** As chocolate below 10.00 a millilitre, with consumption tax from there. */
    public static final String CREAM = TestRules.CREAM;

    /** Taxed by the litre as well. */
    public static final String LIQUEUR = TestRules.LIQUEUR;

    private static final TaxAssessment ASSESSMENT = new TaxAssessment(TestRules.table());

    private TestTaxes() {}

    /** What customs bills for a list. */
    public static TaxBreakdown of(List<TaxableLine> lines, Money freight) {
        return ASSESSMENT.of(TaxableGoods.of(TestRules.DAY, lines, freight));
    }

    /** The price before tax of goods whose value is named with tax. */
    public static Money beforeTax(TaxableLine line) {
        return ASSESSMENT.withoutTax(line);
    }
}
