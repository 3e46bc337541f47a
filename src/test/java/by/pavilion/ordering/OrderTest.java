package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.shared.Money;
import org.junit.jupiter.api.Test;

class OrderTest {
    @Test
    void goesNowhereButThroughItsExits() {
        Order placed = TestOrders.placed();

        for (OrderStatus status : OrderStatus.values()) {
            if (placed.status().next().contains(status)) {
                assertThat(placed.to(status).status()).isEqualTo(status);
                assertThat(placed.to(status).version()).isEqualTo(placed.version() + 1);
            } else {
                assertThatThrownBy(() -> placed.to(status)).isInstanceOf(IllegalStateException.class);
            }
        }
    }

    @Test
    void itsTotalsAreTheSumsOfItsLines() {
        Order order = TestOrders.placed();

        Money ofLines = order.lines().stream().map(OrderLine::payable).reduce(Money.zero(Money.CNY), Money::plus);

        assertThat(order.totals().payable()).isEqualTo(ofLines).isEqualTo(Money.of("65.46", Money.CNY));
    }

    @Test
    void customsKnowsItByItsOwnNumberUnlessAMarketplaceHasOne() {
        assertThat(TestOrders.placed().orderNo())
                .isEqualTo(TestOrders.placed().id().toString());
    }

    @Test
    void itsEventsShareItsStateAndNameNobody() {
        OrderState state = TestOrders.paid().state();

        assertThat(state.version()).isEqualTo(3);
        assertThat(state.status()).isEqualTo(OrderStatus.PAID);
        assertThat(state.customsStatus()).isEqualTo("NONE");
        assertThat(state.customsMode()).isEqualTo("1210");
        assertThat(state.grossWeightGrams()).isEqualTo(210);
        assertThat(state.totals().payable()).isEqualTo(Money.of("65.46", Money.CNY));
    }
}
