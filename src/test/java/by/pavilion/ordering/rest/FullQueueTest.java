package by.pavilion.ordering.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.catalog.Sku;
import by.pavilion.ordering.TestApi;
import by.pavilion.ordering.TestShop;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** When more orders come than may wait, the others are told at once to come again, and nothing was done for them. */
@QuarkusTest
@TestProfile(ShortQueue.class)
class FullQueueTest {
    private static final int MORE = 10;

    @Inject
    TestShop shop;

    @Inject
    DataSource dataSource;

    @Test
    void whoFindsTheQueueFullIsToldWhenToComeAgain() throws SQLException {
        Sku sku = shop.chocolate("26.00", 50);
        String body = TestApi.body(sku, 1).replace("11010519491231002X", TestApi.identityNumber());
        List<String> keys = Stream.generate(() -> UUID.randomUUID().toString())
                .limit(1 + MORE)
                .toList();
        List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();

        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT sku FROM inventory_skus WHERE sku = '%s' FOR UPDATE".formatted(sku));
            calls.add(TestApi.placing(body, keys.get(0)));
            await().until(() -> aPlacementWaitsFor(sku));
            keys.subList(1, keys.size()).forEach(key -> calls.add(TestApi.placing(body, key)));
            await().until(() -> calls.stream().filter(CompletableFuture::isDone).count() >= MORE - 1);
            connection.rollback();
        }

        List<HttpResponse<String>> answers = calls.stream()
                .map(call -> call.orTimeout(60, TimeUnit.SECONDS).join())
                .toList();
        List<HttpResponse<String>> refused =
                answers.stream().filter(answer -> answer.statusCode() != 201).toList();
        assertThat(answers.get(0).statusCode()).isEqualTo(201);
        assertThat(refused)
                .as("one may wait")
                .hasSizeGreaterThanOrEqualTo(MORE - 1)
                .allSatisfy(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(503);
                    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
                    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
                    assertThat(JsonPath.from(answer.body()).getString("type"))
                            .isEqualTo("urn:pavilion:problem:unavailable");
                    assertThat(JsonPath.from(answer.body()).getInt("retryAfterSeconds"))
                            .isEqualTo(1);
                });
        int placed = answers.size() - refused.size();
        assertThat(shop.available(sku)).isEqualTo(50 - placed);
        TestApi.place(body, keys.get(answers.indexOf(refused.get(0)))).statusCode(201);
        assertThat(shop.available(sku)).as("nothing had been done for it").isEqualTo(50 - placed - 1);
    }

    /** Whether a placement waits for this SKU. */
    private boolean aPlacementWaitsFor(Sku sku) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE 'UPDATE inventory_skus%%%s%%'"
                                .formatted(sku))) {
            rows.next();
            return rows.getLong(1) > 0;
        }
    }
}
