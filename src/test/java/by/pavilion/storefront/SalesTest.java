package by.pavilion.storefront;

import static by.pavilion.TestCalls.asMerchant;
import static by.pavilion.TestCalls.newSku;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.catalog.TestListings;
import by.pavilion.events.ReceivedEvent;
import by.pavilion.events.Topic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SalesTest {
    private final WhenOrderAccepted whenOrderAccepted;

    @Inject
    SalesTest(WhenOrderAccepted whenOrderAccepted) {
        this.whenOrderAccepted = whenOrderAccepted;
    }

    @Test
    void listsWhatIsWantedMostFirst() {
        String brand = newSku();
        List<String> skus = List.of(sell(brand), sell(brand), sell(brand));

        QuarkusTransaction.requiringNew()
                .run(() -> whenOrderAccepted.on(
                        List.of(accepted(skus.get(1), 2), accepted(skus.get(0), 1), accepted(skus.get(1), 3))));

        List<String> mostWanted = List.of(skus.get(1), skus.get(0), skus.get(2));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(pages(brand, Map.of())).isEqualTo(mostWanted));
        assertThat(pages(brand, Map.of("q", brand))).isEqualTo(mostWanted);
    }

    private static List<String> pages(String brand, Map<String, String> more) {
        List<String> skus = new ArrayList<>();
        String next = null;
        do {
            JsonPath page = given().queryParams(Map.of("brand", brand, "sort", "sales", "limit", 2))
                    .queryParams(more)
                    .queryParams(next == null ? Map.of() : Map.of("cursor", next))
                    .get("/api/v1/products")
                    .jsonPath();
            skus.addAll(page.getList("items.variants.sku.flatten()"));
            next = page.getString("next");
        } while (next != null);
        return skus;
    }

    private static ReceivedEvent accepted(String sku, int quantity) {
        String data =
                "{\"orderId\":\"ord_0000000000001\",\"lines\":[{\"lineId\":\"1\",\"sku\":\"%s\",\"quantity\":%d}]}"
                        .formatted(sku, quantity);
        return new ReceivedEvent(
                UUID.randomUUID().toString(),
                Topic.ORDERS,
                "by.pavilion.order.accepted.v1",
                "ord_0000000000001",
                1,
                Instant.EPOCH,
                "sales-test",
                data);
    }

    private static String sell(String brand) {
        String sku = newSku();
        asMerchant()
                .contentType("application/json")
                .body(TestListings.chocolate().replace("\"brand\":\"Kommunarka\"", "\"brand\":\"" + brand + "\""))
                .put("/api/v1/merchant/products/" + sku)
                .then()
                .statusCode(201);
        return sku;
    }
}
