package by.pavilion.storefront;

import static by.pavilion.TestCalls.asMerchant;
import static by.pavilion.TestCalls.asOperator;
import static by.pavilion.TestCalls.newSku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.catalog.Attributes;
import by.pavilion.catalog.Categories;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.ProductId;
import by.pavilion.catalog.TestListings;
import by.pavilion.inventory.Stock;
import by.pavilion.pricing.PriceLists;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A second replica beside the application: what one shows, the other shows, too. On an idle machine that takes less than a
 * second; here there are other tests.
 */
@QuarkusTest
class ReplicasTest {
    private static final Duration FRESH = Duration.ofSeconds(60);

    private final SnapshotKeeper here;
    private final Products products;
    private final SnapshotKeeper other;

    @Inject
    ReplicasTest(
            SnapshotKeeper here,
            Products products,
            Listings listings,
            Categories categories,
            Attributes attributes,
            Stock stock,
            PriceLists priceLists,
            PageStore pages,
            SalesStore sales,
            StorefrontConfig config,
            Clock clock) {
        this.here = here;
        this.products = products;
        this.other =
                new SnapshotKeeper(listings, categories, attributes, stock, priceLists, pages, sales, config, clock);
    }

    @BeforeEach
    void startTheOther() {
        other.start(new StartupEvent());
        await().until(() -> other.find().isPresent());
    }

    @AfterEach
    void stopTheOther() throws InterruptedException {
        other.stop(new ShutdownEvent());
    }

    @Test
    void showEachChange() {
        String sku = newSku();
        String word = sku.substring(2).toLowerCase(Locale.ROOT);
        ProductId id = ProductId.fromString(put(sku, word, "26.00", false));
        onBoth(keeper ->
                keeper.current().find(id).isPresent() && found(keeper, word).contains(id.value()));

        put(sku, word, "27.00", true);
        onBoth(keeper -> keeper.current().find(id).orElseThrow().price().minor() == 2_700);
        assertThat(new String(products.detail(id, "en").json(), StandardCharsets.UTF_8))
                .contains("27.00");

        String brand = BrandId.of(word).value();
        asOperator()
                .contentType("application/json")
                .body("{\"texts\":{\"en\":{\"title\":\"Bars\"}}}")
                .put("/api/v1/brands/" + brand)
                .then()
                .statusCode(201);
        onBoth(keeper ->
                keeper.current().pages().find(new PageId(PageKind.BRAND, brand)).isPresent());

        put(sku, word, "", true);
        onBoth(keeper -> keeper.current().find(id).isEmpty());
    }

    @Test
    void showPricesOfListsAndStock() {
        String sku = newSku();
        ProductId id = ProductId.fromString(put(sku, newSku(), "26.00", false));
        onBoth(keeper -> keeper.current().find(id).isPresent());

        asMerchant()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("""
                        {"name":"a test","startsAt":"2026-01-01T00:00:00Z","endsAt":"2099-01-01T00:00:00Z",
                         "prices":[{"sku":"%s","price":{"amount":"20.00","currency":"CNY"}}]}""".formatted(sku))
                .post("/api/v1/merchant/price-lists")
                .then()
                .statusCode(201);
        onBoth(keeper -> keeper.current().find(id).orElseThrow().price().minor() == 2_000);

        asOperator()
                .contentType("application/json")
                .body("{\"name\":\"For tests\",\"country\":\"BY\",\"customsMode\":\"9610\"}")
                .put("/api/v1/warehouses/TEST-MINSK");
        asMerchant()
                .contentType("application/json")
                .body("{\"available\":3,\"warehouse\":\"TEST-MINSK\"}")
                .put("/api/v1/merchant/products/" + sku + "/stock")
                .then()
                .statusCode(200);
        onBoth(keeper -> keeper.current().find(id).orElseThrow().inStock());
    }

    @Test
    void beginAnewWhenTheIndexIsLost() {
        other.index().close();

        String sku = newSku();
        String word = sku.substring(2).toLowerCase(Locale.ROOT);
        ProductId id = ProductId.fromString(put(sku, word, "26.00", false));

        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> other.find().isPresent() && found(other, word).contains(id.value()));
    }

    private void onBoth(Predicate<SnapshotKeeper> shown) {
        await().atMost(FRESH).pollInterval(Duration.ofMillis(10)).until(() -> shown.test(here) && shown.test(other));
    }

    private static List<Long> found(SnapshotKeeper keeper, String word) {
        return keeper.index().search(word).ids();
    }

    private static String put(String sku, String brand, String price, boolean again) {
        String body = TestListings.chocolate(price.isEmpty() ? "1.00" : price)
                .replace("\"brand\":\"Kommunarka\"", "\"brand\":\"" + brand + "\"");
        RequestSpecification request = asMerchant()
                .contentType("application/json")
                .body(price.isEmpty() ? body.replaceAll(",\\s*\"price\":\\{[^}]*}", "") : body);
        return (again ? request.header("If-Match", "*") : request)
                .put("/api/v1/merchant/products/" + sku)
                .path("productId");
    }
}
