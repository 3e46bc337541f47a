package by.pavilion.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.lessThan;

import by.pavilion.TestKeys;
import by.pavilion.catalog.Sku;
import by.pavilion.channel.cases.ChannelCase;
import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.channel.kiosk.Kiosk;
import by.pavilion.channel.listings.ChannelListing;
import by.pavilion.channel.listings.ListingBook;
import by.pavilion.channel.pull.TestPulls;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderStatus;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.TestShop;
import by.pavilion.shared.IdempotencyKey;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A channel is a package with an adapter and a simulator, and no change elsewhere: this one has three small classes. */
@QuarkusTest
class AnotherChannelTest {
    private static final String KIOSK = "kiosk";

    @Inject
    Kiosk kiosk;

    @Inject
    ConnectShop connectShop;

    @Inject
    ListingBook book;

    @Inject
    TestPulls pulls;

    @Inject
    ChannelCases cases;

    @Inject
    Shops shops;

    @Inject
    Orders orders;

    @Inject
    TestShop goods;

    @Test
    void isListedWithWhatItCanDoAndHowItsShopsDo() {
        connect();

        given().auth()
                .oauth2(TestKeys.operator())
                .get("/api/v1/channels")
                .then()
                .statusCode(200)
                .body(
                        "items.find { it.channel == 'kiosk' }.capabilities",
                        equalTo(List.of("buyers-in", "order-search", "orders-in", "reconciliation-in", "stock-out")))
                .body("items.find { it.channel == 'douyin' }.capabilities.size()", equalTo(13))
                .body(
                        "items.find { it.channel == 'jd' }.capabilities",
                        equalTo(List.of(
                                "after-sales",
                                "authorization",
                                "buyers-in",
                                "clearance-out",
                                "order-search",
                                "orders-in",
                                "parcels-out",
                                "prices-out",
                                "reconciliation-in",
                                "stock-out")))
                .body("items.find { it.channel == 'kiosk' }.shops.size()", allOf(greaterThan(0), lessThan(21)))
                .body("items.find { it.channel == 'kiosk' }.shops.channel.unique()", equalTo(List.of("kiosk")))
                .body("items.find { it.channel == 'kiosk' }.shops[0].openCases", greaterThanOrEqualTo(0))
                .body("items.find { it.channel == 'kiosk' }.shops[0]", hasKey("lists"));
        given().contentType("application/json")
                .body("[]")
                .post("/api/v1/channels/kiosk/messages")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:pavilion:problem:channel-cannot"))
                .body("capability", equalTo("messages-in"));
    }

    /** What a marketplace has stopped before we saw it would be seen by nobody until it goes on. */
    @Test
    void whatWasStoppedBeforeItWasOursIsACaseUntilItGoesOn() {
        String shopId = connect();
        Sku sku = goods.chocolate("26.00", 20);
        String there = list(shopId, sku);
        Kiosk.Sale sale = kiosk.sell(shopId, there, 1, 4_000, Instant.now().minusSeconds(400));
        kiosk.turn(sale, MarketplaceOrder.State.STOPPED, Instant.now().minusSeconds(300));

        pulls.readFrom(KIOSK, shopId, Instant.now().minusSeconds(350));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(openCases(shopId)).singleElement().satisfies(open -> {
                            assertThat(open.trouble()).isEqualTo(Trouble.ORDER_HELD);
                            assertThat(open.subject()).isEqualTo(sale.id());
                            assertThat(open.detail().orElseThrow()).startsWith("stopped-there");
                        }));
        assertThat(ours(sale)).isEmpty();

        kiosk.turn(sale, MarketplaceOrder.State.READY, Instant.now().minusSeconds(60));
        pulls.readFrom(KIOSK, shopId, Instant.now().minusSeconds(100));

        await().atMost(Duration.ofSeconds(60)).until(() -> ours(sale).isPresent());
        await().until(() -> openCases(shopId).isEmpty());
    }

    @Test
    void sellsAndIsToldWhatIsLeftAndCancels() {
        String shopId = connect();
        Sku sku = goods.chocolate("26.00", 20);
        String there = list(shopId, sku);
        await().atMost(Duration.ofSeconds(60)).until(() -> kiosk.stockOf(there) == 20);
        List<Kiosk.Sale> sold = new ArrayList<>();
        Instant begun = Instant.now().minusSeconds(400);
        for (int number = 0; number < 12; number++) {
            sold.add(kiosk.sell(shopId, there, 1, 4_000, begun.plusSeconds(number * 10L)));
        }

        pulls.readFrom(KIOSK, shopId, begun.minusSeconds(1));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> sold.stream().allMatch(sale -> ours(sale).isPresent()));
        await().atMost(Duration.ofSeconds(60)).until(() -> kiosk.stockOf(there) == 8);

        kiosk.cancel(sold.get(0), Instant.now().minusSeconds(60));
        pulls.readFrom(KIOSK, shopId, Instant.now().minusSeconds(100));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> ours(sold.get(0)).orElseThrow().status() == OrderStatus.CANCELLED);
        await().atMost(Duration.ofSeconds(60)).until(() -> kiosk.stockOf(there) == 9);
        assertThat(ours(sold.get(1)).orElseThrow().status()).isNotEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void isComparedWithUsAndWhatWasMissedIsFetched() {
        String shopId = connect();
        String there = list(shopId, goods.chocolate("26.00", 20));
        Kiosk.Sale missed = kiosk.sell(shopId, there, 1, 4_000, Instant.now().minusSeconds(3_600));

        given().auth()
                .oauth2(TestKeys.operator())
                .contentType("application/json")
                .body("{\"action\":\"RECONCILE\"}")
                .post("/api/v1/channels/kiosk/shops/" + connection(shopId) + "/actions")
                .then()
                .statusCode(202);

        await().atMost(Duration.ofSeconds(60)).until(() -> ours(missed).isPresent());
    }

    private ConnectionId connection(String shopId) {
        return shops.access(KIOSK, shopId).orElseThrow().shop().id();
    }

    private String connect() {
        String shopId = "k" + UUID.randomUUID().toString().substring(0, 12);
        connectShop.connect(
                "test",
                new IdempotencyKey(UUID.randomUUID().toString()),
                new ConnectShop.Wanted(KIOSK, shopId, "app-" + shopId, "x", "http://localhost:9/", SignMethod.MD5));
        return shopId;
    }

    private String list(String shopId, Sku sku) {
        String there = "g" + shopId;
        book.put(List.of(new ChannelListing(
                KIOSK,
                shopId,
                new ChannelSku("", there),
                sku,
                1,
                Instant.parse("2020-01-01T00:00:00Z"),
                Optional.empty())));
        return there;
    }

    private List<ChannelCase> openCases(String shopId) {
        return cases.page(KIOSK, null, 1_000).items().stream()
                .filter(one -> one.shopId().equals(shopId))
                .toList();
    }

    private Optional<Order> ours(Kiosk.Sale sale) {
        return orders.findExternal(KIOSK, sale.shopId(), sale.id());
    }
}
