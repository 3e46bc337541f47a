package by.pavilion.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.catalog.Sku;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.TestShop;
import by.pavilion.shared.Money;
import by.pavilion.shared.Statements;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a marketplace bears of a discount: customs hears of it as of a coupon, and the merchant does not pay for it. */
@QuarkusTest
class BorneDiscountsTest {
    private static final String BOOKED = "SELECT COALESCE(SUM(%s), 0) FROM ordering_sales_entries WHERE order_id = ?";

    @Inject
    ConnectShop connectShop;

    @Inject
    WantOrders wantOrders;

    @Inject
    Orders orders;

    @Inject
    TestShop goods;

    @Inject
    Statements statements;

    TinyDouyin platform;
    ExternalOrder external;

    @BeforeEach
    void open() {
        platform = new TinyDouyin();
        external = new ExternalOrder("douyin", TestShops.newShopId(), TestShops.newOrderId());
        TestShops.connect(connectShop, platform, external.shopId());
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void isDeclaredAsACouponAndSettledWithTheMerchantUntilTheMoneyGoesBack() {
        Sku sku = goods.chocolate("26.00", 1);
        ObjectNode sale = platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 1, 9_910);
        sale.put("promotion_platform_amount", 1_500).put("platform_cost_amount", 1_000);

        wantOrders.wantAgain(external);

        Order order = imported();
        assertThat(order.totals().payable()).isEqualTo(Money.of("99.10", Money.CNY));
        assertThat(order.totals().goods()).isEqualTo(Money.of("100.00", Money.CNY));
        assertThat(order.totals().discount()).isEqualTo(Money.of("10.00", Money.CNY));
        assertThat(declared("goods_minor", order.id())).isEqualTo(10_000);
        assertThat(declared("discount_minor", order.id())).isEqualTo(1_000);
        assertThat(declared("tax_minor", order.id())).isEqualTo(910);
        assertThat(declared("payable_minor", order.id())).isEqualTo(9_910);
        assertThat(booked("goods_minor - discount_minor + tax_minor", order.id()))
                .as("what the buyer has paid")
                .isEqualTo(9_910);
        assertThat(booked("kept_minor", order.id()))
                .as("what the merchant sells for")
                .isEqualTo(10_000);

        sale.put("order_status", 4);
        sale.put("update_time", sale.path("update_time").asLong() + 60);
        wantOrders.wantAgain(external);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(booked("goods_minor - discount_minor + borne_minor", order.id()))
                        .as("what the merchant still gets")
                        .isZero());
        assertThat(booked("borne_minor", order.id())).isZero();
    }

    @Test
    void aDiscountOfTheShopsIsALowerPrice() {
        Sku sku = goods.chocolate("26.00", 1);
        platform.sell(external.externalOrderId(), external.shopId(), sku.value(), 1, 10_910)
                .put("promotion_shop_amount", 1_500)
                .put("shop_cost_amount", 1_500)
                .put("platform_cost_amount", 0);

        wantOrders.wantAgain(external);

        Order order = imported();
        assertThat(order.totals().goods()).isEqualTo(Money.of("100.00", Money.CNY));
        assertThat(order.totals().discount()).isEqualTo(Money.of("0.00", Money.CNY));
        assertThat(booked("borne_minor", order.id())).isZero();
    }

    private Order imported() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> orders.findExternal("douyin", external.shopId(), external.externalOrderId())
                        .isPresent());
        return orders.findExternal("douyin", external.shopId(), external.externalOrderId())
                .orElseThrow();
    }

    private long declared(String column, OrderId order) {
        return statements.number(
                "SELECT " + column + " FROM customs_declarations WHERE order_id = ?", order.toString());
    }

    private long booked(String sum, OrderId order) {
        return statements.number(BOOKED.formatted(sum), order.value());
    }
}
