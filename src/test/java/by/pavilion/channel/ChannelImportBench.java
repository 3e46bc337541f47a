package by.pavilion.channel;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Sku;
import by.pavilion.channel.listings.ChannelListing;
import by.pavilion.channel.listings.ListingBook;
import by.pavilion.ordering.TestShop;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * A live sale of one SKU: so many orders a second are told of in arrays of ten, fetched, decrypted and placed, until none waits;
 * and how often the marketplace was told of its stock meanwhile. The marketplace is played in the same process, so its share of
 * the processor is in the figures. Not part of the suite: see docs/benchmarks.md for its settings, which in tests are others than
 * the product's own.
 */
@QuarkusTest
class ChannelImportBench {
    private static final int ORDERS = Integer.getInteger("bench.orders", 10_000);
    private static final int RATE = Integer.getInteger("bench.rate", 1_000);
    private static final int ARRAY = 10;
    private static final int CALLS_AT_ONCE = 16;
    private static final int WARM_UP = 200;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long PATIENCE_NANOS = Duration.ofMinutes(30).toNanos();

    @Inject
    ConnectShop connectShop;

    @Inject
    ListingBook book;

    @Inject
    TestShop goods;

    @Inject
    DataSource dataSource;

    @Test
    void importsALiveSaleOfOneSku() throws Exception {
        try (TinyDouyin platform = new TinyDouyin()) {
            platform.manyBuyers.set(true);
            String shopId = TestShops.newShopId();
            TestShops.connect(connectShop, platform, shopId);
            Sku sku = goods.chocolate("26.00", ORDERS + 1_000L);
            String skuId = TestShops.newOrderId();
            platform.prices.put(skuId, 2_600L);
            book.put(List.of(new ChannelListing(
                    "douyin",
                    shopId,
                    new ChannelSku("3500000000000000001", skuId),
                    sku,
                    1,
                    Instant.parse("2020-01-01T00:00:00Z"),
                    Optional.empty())));
            tell(platform, skuId, orders(platform, shopId, sku, skuId, WARM_UP));
            await(shopId, WARM_UP);
            awaitTold(platform, ORDERS + 1_000L - WARM_UP);
            int told = told(platform).size();
            List<String> bodies = orders(platform, shopId, sku, skuId, ORDERS);

            long begun = System.nanoTime();
            tell(platform, skuId, bodies);
            double pushed = (System.nanoTime() - begun) / NANOS_PER_SECOND;
            long left = WARM_UP + ORDERS - imported(shopId);
            await(shopId, WARM_UP + ORDERS);
            double all = (System.nanoTime() - begun) / NANOS_PER_SECOND;
            awaitTold(platform, 1_000L - WARM_UP);
            int calls = told(platform).size() - told;

            System.out.printf(
                    Locale.ROOT,
                    "%d orders of one SKU pushed in %.1f s (%.0f/s); then %d were waiting; all imported after %.1f s (%.0f/s),"
                            + " backlog gone %.1f s after the last; stock was told %d times, %.1f per 1,000 sales%n",
                    ORDERS,
                    pushed,
                    ORDERS / pushed,
                    left,
                    all,
                    ORDERS / all,
                    all - pushed,
                    calls,
                    calls * 1_000.0 / ORDERS);
            assertThat(goods.available(sku)).isEqualTo(1_000L - WARM_UP);
            assertThat(platform.badCalls).isEmpty();
        }
    }

    /** Messages in arrays, signed; their orders are there before the first of them is told of. */
    private static List<String> orders(TinyDouyin platform, String shopId, Sku sku, String skuId, int orders) {
        List<String> bodies = new ArrayList<>();
        for (int first = 0; first < orders; first += ARRAY) {
            List<String> messages = new ArrayList<>();
            for (int number = 0; number < ARRAY; number++) {
                String order = TestShops.newOrderId();
                ((ObjectNode) platform.sell(order, shopId, sku.value(), 1, 2_837)
                                .path("sku_order_list")
                                .path(0))
                        .put("sku_id", Long.parseLong(skuId));
                messages.add("""
                        {"tag":"110","msg_id":"m-%1$s","data":"{\\"p_id\\":%1$s,\\"shop_id\\":%2$s}"}""".formatted(order, shopId));
            }
            bodies.add(messages.stream().collect(Collectors.joining(",", "[", "]")));
        }
        return bodies;
    }

    /** At the wanted rate, as far as the intake keeps up: several calls are under way together, as a marketplace makes them. */
    private static void tell(TinyDouyin platform, String skuId, List<String> bodies) throws InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        URI address = URI.create("http://localhost:" + RestAssured.port + "/api/v1/channels/douyin/messages");
        Semaphore calls = new Semaphore(CALLS_AT_ONCE);
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        long begun = System.nanoTime();
        for (String body : bodies) {
            long due = begun + answers.size() * TimeUnit.SECONDS.toNanos(ARRAY) / RATE;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            calls.acquire();
            platform.stock.merge(skuId, (long) -ARRAY, Long::sum);
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("app-id", platform.appKey)
                    .header("event-sign", platform.sign(body))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            answers.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                    .thenApply(HttpResponse::statusCode)
                    .whenComplete((status, fault) -> calls.release()));
        }
        assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(200);
    }

    /** Until the marketplace was told how many are left. */
    private static void awaitTold(TinyDouyin platform, long left) throws InterruptedException {
        long begun = System.nanoTime();
        while (told(platform).stream().reduce((first, last) -> last).orElse(-1L) != left) {
            assertThat(System.nanoTime() - begun)
                    .as("told %s, and not %d", told(platform), left)
                    .isLessThan(PATIENCE_NANOS);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static List<Long> told(TinyDouyin platform) {
        return platform.callsOf("sku.syncStock").stream()
                .map(call -> call.parameters().path("stock_num").asLong())
                .toList();
    }

    private void await(String shopId, int orders) throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        while (imported(shopId) < orders) {
            assertThat(System.nanoTime() - begun)
                    .as("%d of %d orders are here", imported(shopId), orders)
                    .isLessThan(PATIENCE_NANOS);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private long imported(String shopId) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT COUNT(*) FROM channel_orders WHERE channel = 'douyin' AND shop_id = ? AND state = 'IMPORTED'")) {
            select.setString(1, shopId);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
