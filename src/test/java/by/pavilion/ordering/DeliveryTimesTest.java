package by.pavilion.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.catalog.Sku;
import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.Provinces;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.pricing.Zones;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeliveryTimesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    @Inject
    DeliveryTimes deliveryTimes;

    @Inject
    DeliveryStore deliveries;

    @Inject
    RecordDeliveries recordDeliveries;

    @Inject
    Orders orders;

    @Inject
    TestShop shop;

    @Inject
    Statements statements;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    Zones zones;

    private WarehouseCode warehouse;

    @BeforeEach
    void useAWarehouseOfItsOwn() {
        warehouse = new WarehouseCode("T-" + Long.toString(ids.next(), 36).toUpperCase(Locale.ROOT));
    }

    @Test
    void everyProvinceThatWeServeHasAZoneAndATimeByEachMode() {
        for (String province : Provinces.served()) {
            assertThat(zones.of(province, DAY)).isIn("standard", "far", "remote");
            for (CustomsMode mode : CustomsMode.values()) {
                assertThat(deliveryTimes
                                .of(mode, Optional.empty(), province, DAY)
                                .earliest())
                        .as("%s by %s", province, mode)
                        .isAfter(DAY);
            }
        }
    }

    /** One in ten was faster and one in ten slower; other ways and times long ago do not count. */
    @Test
    void learnsFromTheLastDeliveriesOfTheSameWay() {
        DeliveryStore.Way way = way("standard");
        taken(way("far"), 0, IntStream.rangeClosed(40, 60));
        taken(way, 0, IntStream.generate(() -> 99).limit(200));
        taken(way, 1, IntStream.generate(() -> 5).limit(160));
        taken(way, 1, IntStream.rangeClosed(1, 20));
        taken(way, 1, IntStream.rangeClosed(31, 50));

        assertThat(new LearnedTimes(deliveries, 20, clock).on(way)).contains(new LearnedTimes.Days(5, 20));
        assertThat(new LearnedTimes(deliveries, 200, clock).on(way)).isPresent();
        assertThat(new LearnedTimes(deliveries, 201, clock).on(way)).isEmpty();
        assertThat(new LearnedTimes(deliveries, 0, clock).on(way)).isEmpty();
        assertThat(new LearnedTimes(deliveries, 22, clock).on(way("far"))).isEmpty();
        assertThat(new LearnedTimes(deliveries, 1, clock).on(way("remote"))).isEmpty();
    }

    private DeliveryStore.Way way(String zone) {
        return new DeliveryStore.Way(CustomsMode.BONDED, warehouse, zone);
    }

    private void taken(DeliveryStore.Way way, int day, IntStream days) {
        Instant at = Instant.parse("2026-01-01T00:00:00Z").plus(day, ChronoUnit.DAYS);
        List<DeliveryStore.Delivery> recorded = days.mapToObj(
                        count -> new DeliveryStore.Delivery(new OrderId(ids.next()), way, count, at))
                .toList();
        QuarkusTransaction.requiringNew().run(() -> deliveries.insert(recorded));
    }

    @Test
    void everyDeliveryIsRecordedOnceWithItsWay() {
        Sku sku = shop.chocolate("26.00", 10);
        String order = TestApi.place(TestApi.body(sku, 1).replace("11010519491231002X", TestApi.identityNumber()))
                .statusCode(201)
                .extract()
                .path("id");
        TestPayments.started(order);

        await().atMost(Duration.ofSeconds(90)).until(() -> !recorded(order).isEmpty());

        assertThat(recorded(order)).singleElement().asString().matches("1210 TEST-CN standard [01]");
        Order delivered = orders.find(OrderId.fromString(order)).orElseThrow();
        QuarkusTransaction.requiringNew().run(() -> recordDeliveries.of(List.of(delivered)));
        assertThat(recorded(order)).hasSize(1);
    }

    @Test
    void whatCannotBeTrueIsNotRecorded() {
        Sku sku = shop.chocolate("26.00", 10);
        String id = TestApi.place(TestApi.body(sku, 1).replace("11010519491231002X", TestApi.identityNumber()))
                .statusCode(201)
                .extract()
                .path("id");
        Order order = orders.find(OrderId.fromString(id)).orElseThrow();

        for (long days : List.of(-3L, 400L)) {
            Instant at = order.placedAt().plus(days, ChronoUnit.DAYS);
            Order delivered = order.with(order.progress().delivered("shp_1", at));
            QuarkusTransaction.requiringNew().run(() -> recordDeliveries.of(List.of(delivered)));
        }

        assertThat(recorded(id)).isEmpty();
    }

    private List<String> recorded(String order) {
        return statements.list(
                "SELECT CONCAT_WS(' ', customs_mode, warehouse, zone, days) FROM ordering_deliveries WHERE order_id = ?",
                row -> row.getString(1),
                OrderId.fromString(order).value());
    }
}
