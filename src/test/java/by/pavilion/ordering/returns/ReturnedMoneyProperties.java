package by.pavilion.ordering.returns;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderLineId;
import by.pavilion.ordering.TestReturns;
import by.pavilion.shared.Money;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class ReturnedMoneyProperties {
    private static final OrderLineId LINE = new OrderLineId(11);

    @Property
    void allReturnsOfALineTogetherGiveBackWhatWasPaidForIt(
            @ForAll @LongRange(min = 1, max = 9999) long quantity,
            @ForAll @LongRange(min = 0, max = 500_000) long unitPrice,
            @ForAll @LongRange(min = 0, max = 100_000) long freight,
            @ForAll @LongRange(min = 0, max = 100) long discountPercent,
            @ForAll @LongRange(min = 0, max = 1_000_000) long tax,
            @ForAll @Size(max = 12) List<@LongRange(min = 1, max = 2000) Long> parts) {
        long discount = unitPrice * quantity * discountPercent / 100;
        long paid = unitPrice * quantity + freight - discount + tax;
        long back = 0;
        long returned = 0;
        for (long part : parts) {
            long pieces = Math.min(part, quantity - returned);
            Order order = TestReturns.order(quantity, unitPrice, freight, discount, tax, returned);
            Money money = ReturnedMoney.of(order, Map.of(LINE, pieces), true);

            assertThat(money.isNegative()).isFalse();
            back += money.minor();
            returned += pieces;
            assertThat(back).isLessThanOrEqualTo(paid);
        }
        Order rest = TestReturns.order(quantity, unitPrice, freight, discount, tax, returned);
        back += ReturnedMoney.of(rest, Map.of(LINE, quantity - returned), true).minor();
        assertThat(back).isEqualTo(paid);
    }

    @Property
    void withoutTheTaxItIsTheRestOfThePriceAndNeverMoreThanWithIt(
            @ForAll @LongRange(min = 1, max = 99) long quantity,
            @ForAll @LongRange(min = 0, max = 99) long before,
            @ForAll @LongRange(min = 0, max = 500_000) long unitPrice,
            @ForAll @LongRange(min = 0, max = 100_000) long tax) {
        long returned = Math.min(before, quantity);
        Order order = TestReturns.order(quantity, unitPrice, 800, 0, tax, returned);
        Map<OrderLineId, Long> rest = Map.of(LINE, quantity - returned);

        assertThat(ReturnedMoney.of(order, rest, false)).isLessThanOrEqualTo(ReturnedMoney.of(order, rest, true));
        Order untouched = TestReturns.order(quantity, unitPrice, 800, 0, tax, 0);
        assertThat(ReturnedMoney.of(untouched, Map.of(LINE, quantity), false).minor())
                .isEqualTo(unitPrice * quantity + 800);
    }
}
