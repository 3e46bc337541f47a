package by.pavilion.ordering.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.ordering.PlaceOrder;
import by.pavilion.ordering.PlacedBy;
import by.pavilion.ordering.Placement;
import by.pavilion.ordering.TestApi;
import by.pavilion.ordering.TestShop;
import by.pavilion.shared.IdempotencyKey;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Prints what placement says to the database for one order and for many at once, from the server's general log. It is no test of
 * the suite: it runs when it is named. See docs/adr/0018.
 */
@QuarkusTest
class PlacementStatements {
    private static final PlacedBy STOREFRONT = new PlacedBy("statements-storefront");

    @Inject
    PlaceOrder placeOrder;

    @Inject
    TestShop shop;

    @Inject
    DataSource dataSource;

    @Inject
    ObjectMapper json;

    @Test
    void statements() throws Exception {
        List<String> skus = IntStream.range(0, 64)
                .mapToObj(number -> shop.chocolate("26.00", 100).toString())
                .toList();
        for (String sku : skus) {
            place(List.of(sku)); // classes, caches
        }
        for (int orders : new int[] {1, 64}) {
            List<String> said = log(skus.subList(0, orders));
            System.out.printf("%d order(s): %d round trips of the connections that placed%n", orders, said.size());
            said.forEach(System.out::println);
        }
    }

    private List<String> log(List<String> skus) throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET GLOBAL log_output = 'TABLE'");
            statement.execute("TRUNCATE mysql.general_log");
            statement.execute("SET GLOBAL general_log = 1");
            place(skus);
            statement.execute("SET GLOBAL general_log = 0");
            return read(statement);
        }
    }

    /** Those of the connections that inserted orders, shortened. */
    private static List<String> read(Statement statement) throws SQLException {
        List<String> said = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                SELECT thread_id, CONVERT(argument USING utf8mb4) FROM mysql.general_log WHERE thread_id IN
                  (SELECT thread_id FROM mysql.general_log WHERE argument LIKE 'INSERT INTO ordering_orders %')
                AND command_type = 'Query' ORDER BY event_time""")) {
            while (rows.next()) {
                String text = rows.getString(2).replaceAll("\\s+", " ");
                said.add("  " + rows.getLong(1) + " " + text.substring(0, Math.min(150, text.length())));
            }
        }
        return said;
    }

    private void place(List<String> skus) throws JsonProcessingException {
        List<CompletableFuture<Placement>> placed = new ArrayList<>();
        for (String sku : skus) {
            String body = TestApi.body(new Sku(sku), 1)
                    .replaceAll("\"idNumber\":\"[^\"]+\"", "\"idNumber\":\"" + TestApi.identityNumber() + "\"");
            placed.add(placeOrder
                    .place(
                            STOREFRONT,
                            new IdempotencyKey(UUID.randomUUID().toString()),
                            json.readValue(body, PlaceOrderRequest.class).toCommand())
                    .toCompletableFuture());
        }
        placed.forEach(CompletableFuture::join);
    }
}
