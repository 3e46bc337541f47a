package by.pavilion.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.WholeList;
import by.pavilion.catalog.Sku;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.merchant.TestDocuments;
import by.pavilion.ordering.TestApi;
import by.pavilion.ordering.TestShop;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Goods of mode 1239, which lie in another zone than those of 1210. */
@QuarkusTest
@TestProfile(Demo.class)
class OtherZoneJourneyTest {
    private static final WarehouseCode ZONE = new WarehouseCode(
            "ZONE-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT));

    @Inject
    TestShop shop;

    @BeforeEach
    void awaitDemoData() {
        Demo.awaitReady();
    }

    @Test
    void goodsAreDeclaredInTheirZoneOnceTheirNumberInItsLedgerIsEntered() {
        Api.operator()
                .contentType("application/json")
                .body("{\"name\":\"Zone outside the pilot\",\"country\":\"CN\",\"customsMode\":\"1239\"}")
                .put("/api/v1/warehouses/" + ZONE)
                .then()
                .statusCode(201);
        Sku sku = shop.chocolate("26.00");
        shop.stock(sku, ZONE, 5);
        TestDocuments.enter(
                        TestShop.MERCHANT.toString(),
                        """
                        {"kind":"FREE_SALE_CERTIFICATE","number":"FS-1","issuer":"Ministry of Health","goods":["1806"],
                         "validFrom":"2024-01-01","validUntil":"2036-01-01"}""")
                .statusCode(201);
        String order =
                OrderJourneyTest.place(TestApi.body(sku, 1).replace("11010519491231002X", TestApi.identityNumber()));
        OrderJourneyTest.pay(order);

        Map<String, Object> waiting = await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> refused(order), found -> !found.isEmpty())
                .get(0);
        assertThat(String.valueOf(waiting.get("next")))
                .contains("MEND", "item-not-in-ledger", sku.value(), Demo.LEDGER_OF_1239);

        Api.operator()
                .contentType("application/json")
                .body("{\"number\":\"1806320000-77\"}")
                .put("/api/v1/customs/ledgers/" + Demo.LEDGER_OF_1239 + "/items/" + sku)
                .then()
                .statusCode(201);

        Api.awaitStatus(order, "DELIVERED");
        assertThat(AmountsAgreeTest.document(order, "CEB621Message", "Inventory"))
                .contains(
                        "customsCode>7901<",
                        "portCode>7901<",
                        "emsNo>" + Demo.LEDGER_OF_1239 + "<",
                        "areaCode>7901W60001<",
                        "tradeMode>1239<",
                        "itemRecordNo>1806320000-77<",
                        "itemNo>" + sku + "<");
        assertThat(refused(order)).isEmpty();
    }

    private static List<Map<String, Object>> refused(String order) {
        return WholeList.of("/api/v1/cases?kind=DOCUMENT_REFUSED")
                .objects("items.findAll { it.orderId == '" + order + "' }");
    }
}
