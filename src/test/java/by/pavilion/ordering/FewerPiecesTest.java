package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.customs.TestTaxes;
import by.pavilion.shared.Money;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Orders of our own buyers: their rest is priced by its own freight. */
class FewerPiecesTest {
    private static final TaxedOrders.Goods CREAM = TaxedOrders.Goods.one(TestTaxes.CREAM, "492.10");

    /** With 7.59 of the freight 50 ml cost less than 10.00 each, and with all of it they do not. */
    @Test
    void aRestWhoseConsumptionTaxBeginsMayCostMoreThanAll() {
        Order before = TaxedOrders.of(cny("8.00"), List.of(CREAM, chocolate("26.00", 1)));
        assertThat(before.totals().tax().consumption()).isEqualTo(cny("0.00"));

        Order rest = without(before, 1, 1);

        assertThat(rest.totals().freight()).isEqualTo(cny("8.00"));
        assertThat(rest.totals().tax().consumption()).isEqualTo(cny("61.78"));
        assertThat(rest.totals().tax()).isEqualTo(TaxedOrders.billed(rest));
        assertThat(rest.totals().payable()).isGreaterThan(before.totals().payable());
    }

    @Test
    void whatIsLeftIsTaxedAsCustomsWillBillIt() {
        Order before = TaxedOrders.of(
                cny("10.00"), List.of(chocolate("33.33", 2), chocolate("26.00", 1), chocolate("19.99", 3)));

        Order rest = without(before, 2, 2);

        assertThat(rest.lines()).extracting(OrderLine::quantity).containsExactly(2L, 1L, 1L);
        assertThat(rest.totals().tax()).isEqualTo(TaxedOrders.billed(rest));
        assertThat(rest.totals().tax()).isNotEqualTo(before.totals().tax());
    }

    private static Order without(Order before, int line, long pieces) {
        return FewerPieces.of(
                before, Map.of(before.lines().get(line).id(), pieces), TaxedOrders::content, TaxedOrders::taxed);
    }

    private static TaxedOrders.Goods chocolate(String price, long pieces) {
        return new TaxedOrders.Goods(TestTaxes.CHOCOLATE, pieces, Money.of(price, Money.CNY), Money.zero(Money.CNY));
    }

    private static Money cny(String amount) {
        return Money.of(amount, Money.CNY);
    }
}
