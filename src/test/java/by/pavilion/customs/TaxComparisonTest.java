package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of the buyer 18.00 VAT was collected. */
class TaxComparisonTest {
    private static final DeclaredTax COLLECTED =
            new DeclaredTax(Money.zero(Money.CNY), Money.zero(Money.CNY), Money.of("18.00", Money.CNY));

    @Test
    void isBorneUpToTheToleranceInBothDirections() {
        BigDecimal tolerance = new BigDecimal("0.05");

        assertThat(billed("0", "18.05").isDifferent(tolerance)).isFalse();
        assertThat(billed("0", "17.95").isDifferent(tolerance)).isFalse();
        assertThat(billed("0", "18.06").isDifferent(tolerance)).isTrue();
        assertThat(billed("0", "17.94").isDifferent(tolerance)).isTrue();
    }

    @Test
    void countsEachKindByItself() {
        TaxComparison moved = billed("0.06", "17.94");

        assertThat(moved.difference()).contains(Money.zero(Money.CNY));
        assertThat(moved.isDifferent(new BigDecimal("0.05"))).isTrue();
    }

    @Test
    void whereLessMayBeBilledOnlyMoreIsADifference() {
        BigDecimal tolerance = new BigDecimal("0.05");

        assertThat(billed("0", "9.00").isMore(tolerance)).isFalse();
        assertThat(billed("0", "18.05").isMore(tolerance)).isFalse();
        assertThat(billed("0", "18.06").isMore(tolerance)).isTrue();
        assertThat(billed("0.06", "9.00").isMore(tolerance)).isTrue();
    }

    @Test
    void withoutToleranceACentIsADifferenceAndWhatRoundsToTheSameIsNone() {
        assertThat(billed("0", "18.00499").isDifferent(BigDecimal.ZERO)).isFalse();
        assertThat(billed("0", "18.00500").isDifferent(BigDecimal.ZERO)).isTrue();
    }

    @Test
    void isNotKnownToDifferFromWhatNobodyHasKeptByKind() {
        TaxComparison tax = TaxComparison.of(amounts("0", "18.20"), Optional.empty(), Money.CNY);

        assertThat(tax.isDifferent(BigDecimal.ZERO)).isFalse();
        assertThat(tax.isMore(BigDecimal.ZERO)).isFalse();
    }

    private static TaxComparison billed(String tariff, String vat) {
        return TaxComparison.of(amounts(tariff, vat), Optional.of(COLLECTED), Money.CNY);
    }

    private static TaxBill.Amounts amounts(String tariff, String vat) {
        return new TaxBill.Amounts(new BigDecimal(tariff), BigDecimal.ZERO, new BigDecimal(vat));
    }
}
