package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Sku;
import by.pavilion.catalog.TestListings;
import by.pavilion.customs.CustomsMode;
import by.pavilion.inventory.StockBalance;
import by.pavilion.inventory.Warehouse;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.pricing.BasketItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutingTest {
    private static final WarehouseCode CN = new WarehouseCode("CN");
    private static final WarehouseCode BY = new WarehouseCode("BY");
    private static final List<Warehouse> WAREHOUSES = List.of(warehouse(BY, "9610"), warehouse(CN, "1210"));

    private static final Listing MILK = listing("MILK");
    private static final Listing CHOCOLATE = listing("CHOC");

    @Test
    void oneWarehouseWithEverythingMakesOneOrder() {
        Routing routing = route(
                List.of(new BasketItem(MILK, 2), new BasketItem(CHOCOLATE, 3)),
                Map.of(MILK.sku(), List.of(balance(BY, 5)), CHOCOLATE.sku(), List.of(balance(CN, 9), balance(BY, 9))));

        assertThat(routing.missing()).isEmpty();
        assertThat(routing.parts())
                .containsExactly(new OrderPart(
                        BY,
                        CustomsMode.DIRECT_PURCHASE,
                        List.of(new OrderPart.Line(CHOCOLATE.sku(), 3), new OrderPart.Line(MILK.sku(), 2))));
    }

    @Test
    void goodsThatAreInChinaAlreadyGoFirst() {
        Routing routing = route(
                List.of(new BasketItem(CHOCOLATE, 3)),
                Map.of(CHOCOLATE.sku(), List.of(balance(BY, 9), balance(CN, 3))));

        assertThat(routing.parts()).extracting(OrderPart::warehouse).containsExactly(CN);
    }

    @Test
    void whatAModeDoesNotAllowIsNotThere() {
        Routing routing = Routing.of(
                List.of(new BasketItem(MILK, 1)),
                WAREHOUSES,
                Map.of(MILK.sku(), List.of(balance(BY, 9))),
                (listing, mode) -> mode == CustomsMode.BONDED);

        assertThat(routing.parts()).isEmpty();
        assertThat(routing.missing()).containsExactly(Map.entry(MILK.sku(), 0L));
    }

    @Test
    void aLineThatNoWarehouseHasAloneIsSplitOverTwo() {
        Routing routing = route(
                List.of(new BasketItem(CHOCOLATE, 10)),
                Map.of(CHOCOLATE.sku(), List.of(balance(BY, 7), balance(CN, 5))));

        assertThat(routing.missing()).isEmpty();
        assertThat(routing.parts())
                .containsExactly(
                        new OrderPart(BY, CustomsMode.DIRECT_PURCHASE, List.of(new OrderPart.Line(CHOCOLATE.sku(), 7))),
                        new OrderPart(CN, CustomsMode.BONDED, List.of(new OrderPart.Line(CHOCOLATE.sku(), 3))));
    }

    @Test
    void whatIsMissingIsToldWithWhatThereIs() {
        Routing routing = route(
                List.of(new BasketItem(CHOCOLATE, 8), new BasketItem(CHOCOLATE, 5)),
                Map.of(CHOCOLATE.sku(), List.of(balance(BY, 7), balance(CN, 5))));

        assertThat(routing.missing()).containsExactly(Map.entry(CHOCOLATE.sku(), 12L));
    }

    private static Routing route(List<BasketItem> items, Map<Sku, List<StockBalance>> stock) {
        return Routing.of(items, WAREHOUSES, stock, (listing, mode) -> true);
    }

    private static StockBalance balance(WarehouseCode warehouse, long available) {
        return new StockBalance(warehouse, available, 0);
    }

    private static Warehouse warehouse(WarehouseCode code, String mode) {
        return new Warehouse(code, code.toString(), code.toString(), mode, null, 1, Instant.EPOCH, Instant.EPOCH);
    }

    private static Listing listing(String sku) {
        return TestListings.listing(new Sku(sku));
    }
}
