package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.customs.TestTaxes;
import by.pavilion.shared.Money;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Orders whose freight customs shares out otherwise when one of their lines is gone. */
class WithoutLineTest {
    private static final TaxedOrders.Goods FIRST = chocolate("33.33");
    private static final TaxedOrders.Goods SECOND = chocolate("26.00");
    private static final TaxedOrders.Goods THIRD = chocolate("19.99");

    /**
     * Of 10.00 freight the first had 4.20 and would have 4.19: 3.41 of tax instead of 3.42, with a cent of freight more 3.42
     * again.
     */
    @Test
    void whatALineWithoutDiscountIsTaxedLessIsFreight() {
        Order before = TaxedOrders.of(cny("10.00"), List.of(FIRST, SECOND, THIRD));
        assertThat(before.totals().tax().vat()).isEqualTo(cny("8.13"));

        Order rest = without(before, 2).orElseThrow();

        assertThat(rest.lines()).extracting(OrderLine::freight).containsExactly(cny("4.21"), cny("3.27"));
        assertThat(rest.lines()).extracting(OrderLine::discount).containsExactly(cny("0.01"), cny("0.00"));
        assertThat(rest.lines()).extracting(line -> line.tax().vat()).containsExactly(cny("3.42"), cny("2.66"));
        assertThat(rest.totals().freight()).isEqualTo(cny("7.48"));
        assertThat(rest.totals().tax()).isEqualTo(TaxedOrders.billed(rest));
        assertThat(rest.totals().payable()).isEqualTo(cny("72.88"));
    }

    @Test
    void whatALineIsTaxedLessGoesOffItsDiscount() {
        Order before = TaxedOrders.of(cny("10.00"), List.of(FIRST.cheaperBy("1.00"), SECOND, THIRD));

        Order rest = without(before, 2).orElseThrow();

        assertThat(rest.lines()).extracting(OrderLine::freight).containsExactly(cny("4.20"), cny("3.27"));
        assertThat(rest.lines()).extracting(OrderLine::discount).containsExactly(cny("0.99"), cny("0.00"));
        assertThat(rest.lines()).extracting(line -> line.tax().vat()).containsExactly(cny("3.41"), cny("2.66"));
        assertThat(rest.totals().tax()).isEqualTo(TaxedOrders.billed(rest));
        assertThat(rest.totals().payable()).isEqualTo(cny("71.88"));
    }

    @Test
    void whatALineIsTaxedMoreIsDiscount() {
        Order before = TaxedOrders.of(cny("8.00"), List.of(chocolate("12.50"), SECOND, chocolate("9.90")));

        Order rest = without(before, 1).orElseThrow();

        assertThat(rest.lines()).extracting(OrderLine::freight).containsExactly(cny("2.06"), cny("1.65"));
        assertThat(rest.lines()).extracting(OrderLine::discount).containsExactly(cny("0.01"), cny("0.00"));
        assertThat(rest.lines()).extracting(line -> line.tax().vat()).containsExactly(cny("1.33"), cny("1.05"));
        assertThat(rest.totals().tax()).isEqualTo(TaxedOrders.billed(rest));
        assertThat(rest.totals().payable()).isEqualTo(cny("28.48"));
    }

    @Test
    void withoutFreightNothingOfTheOthersChanges() {
        Order before = TaxedOrders.of(cny("0.00"), List.of(FIRST, SECOND, THIRD));

        Order rest = without(before, 2).orElseThrow();

        assertThat(rest.lines()).isEqualTo(before.lines().subList(0, 2));
    }

    /** 50 ml for 492.46 with 7.54 freight are 10.00 each; with 7.53 they are cheaper, and taxed with 45.50 instead of 115.29. */
    @Test
    void aRestWhoseConsumptionTaxEndsIsNotWhatWasKept() {
        TaxedOrders.Goods cream = TaxedOrders.Goods.one(TestTaxes.CREAM, "492.46");
        Order before = TaxedOrders.of(cny("8.00"), List.of(cream, chocolate("9.90"), THIRD));
        assertThat(before.totals().tax().consumption()).isEqualTo(cny("61.76"));

        assertThat(without(before, 2)).isEmpty();
    }

    @Test
    void aRestWhoseConsumptionTaxBeginsIsNotWhatWasKept() {
        TaxedOrders.Goods cream = TaxedOrders.Goods.one(TestTaxes.CREAM, "492.77");
        Order before = TaxedOrders.of(cny("8.00"), List.of(cream, chocolate("40.00"), chocolate("12.50")));
        assertThat(before.totals().tax().consumption()).isEqualTo(cny("0.00"));

        assertThat(without(before, 1)).isEmpty();
        assertThat(without(before, 0)).as("the others are taxed alike").isPresent();
    }

    /** Its freight and its tax are the buyer's. */
    @Test
    void moreThanItsGoodsIsNotGivenForALine() {
        Order before =
                TaxedOrders.of(cny("8.00"), List.of(chocolate("12.50").cheaperBy("12.50"), SECOND, chocolate("9.90")));

        assertThat(without(before, 1)).isEmpty();
    }

    private static Optional<Order> without(Order before, int line) {
        return WithoutLine.of(before, before.lines().get(line), TaxedOrders::content, TaxedOrders::taxed);
    }

    private static TaxedOrders.Goods chocolate(String price) {
        return TaxedOrders.Goods.one(TestTaxes.CHOCOLATE, price);
    }

    private static Money cny(String amount) {
        return Money.of(amount, Money.CNY);
    }
}
