package by.pavilion.ordering;

import by.pavilion.catalog.Sku;
import by.pavilion.customs.CustomsMode;
import by.pavilion.identity.MerchantId;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.parties.RecipientRef;
import by.pavilion.pricing.LandedPrice;
import by.pavilion.pricing.TaxTotals;
import by.pavilion.pricing.Totals;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Orders for tests that need no database. */
final class TestOrders {
    private static final Instant PLACED_AT = Instant.parse("2026-11-23T08:00:00Z");

    private TestOrders() {}

    /** Two chocolates for 52.00 with 8.00 freight and 5.46 tax, paid and accepted. */
    static Order paid() {
        Order placed = placed();
        return placed.with(PaymentStatus.PAID).to(OrderStatus.PAID).told();
    }

    /** The goods of a quote, paid and accepted. */
    static Order paid(LandedPrice price) {
        PlaceOrderCommand.Line[] lines = price.lines().stream()
                .map(line -> TestCommands.line(line.listing().sku(), line.quantity()))
                .toArray(PlaceOrderCommand.Line[]::new);
        AtomicLong lineIds = new AtomicLong(100);
        Order placed = Order.place(
                new OrderId(1),
                new PlacedBy("key_1"),
                TestCommands.of(lines),
                new RecipientRef(5),
                new WarehouseCode("BONDED"),
                price,
                lineIds::getAndIncrement,
                PLACED_AT,
                Optional.of(PLACED_AT.plusSeconds(1_800)),
                Optional.empty(),
                Optional.empty());
        return placed.with(PaymentStatus.PAID).to(OrderStatus.PAID).told();
    }

    static Order placed() {
        Money zero = cny("0.00");
        OrderLine line = new OrderLine(
                new OrderLineId(11),
                1,
                new Sku("TEST-CHOC"),
                new MerchantId(7),
                2,
                cny("26.00"),
                cny("8.00"),
                zero,
                new LineTax(zero, zero, cny("5.46"), List.of()),
                new DeclaredGoods(
                        "黑巧克力",
                        "1806320000",
                        "4|3|可可",
                        null,
                        "017",
                        "035",
                        new BigDecimal("0.09"),
                        null,
                        null,
                        "340",
                        90,
                        105),
                Optional.empty(),
                0,
                List.of());
        return new Order(
                new OrderId(1),
                1,
                0,
                OrderStatus.PLACED,
                PaymentStatus.UNPAID,
                Progress.NONE,
                new SalesChannel(
                        Origin.STOREFRONT, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                new PlacedBy("key_1"),
                Optional.empty(),
                new RecipientRef(5),
                CustomsMode.BONDED,
                new WarehouseCode("BONDED"),
                List.of(line),
                new Totals(cny("52.00"), cny("8.00"), zero, new TaxTotals(zero, zero, cny("5.46"))),
                Optional.empty(),
                PLACED_AT,
                Optional.of(PLACED_AT.plusSeconds(1_800)),
                Optional.empty(),
                Optional.empty());
    }

    private static Money cny(String amount) {
        return Money.of(amount, Money.CNY);
    }
}
