package by.pavilion.catalog.rest;

import static by.pavilion.TestCalls.asMerchant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.TestKeys;
import by.pavilion.catalog.SeedListings;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of many rows from its upload until the last of its products can be found in the shop, beside a plain batch insert of
 * as many listings. It is no test of the suite: it runs when it is named, and prints a table. See docs/benchmarks.md.
 */
@QuarkusTest
class ImportBench {
    private static final int ROWS = Integer.getInteger("bench.rows", 100_000);
    private static final int BATCH = 500;

    @Inject
    DataSource dataSource;

    @TempDir
    Path folder;

    @Test
    void rows() throws Exception {
        Path file = file();
        upload(file, true); // warms up, and shows what the reading alone holds on to
        long before = usedHeap();
        Peak peak = new Peak();
        double dry = upload(file, true);
        System.out.printf(
                Locale.ROOT,
                "dry run: %.0f rows/s, heap %d MB more at most%n",
                ROWS / dry,
                (peak.stop() - before) >> 20);
        long began = System.nanoTime();
        double landed = upload(file, false);
        String last = "IMP-%06d".formatted(ROWS - 1);
        String product =
                asMerchant().get("/api/v1/merchant/products/" + last).jsonPath().getString("productId");
        await().atMost(Duration.ofMinutes(5))
                .until(() -> asMerchant().get("/api/v1/products/" + product).statusCode() == 200);
        double found = (System.nanoTime() - began) / 1e9;
        double plain = insertPlain(last);
        System.out.printf(
                Locale.ROOT,
                "%d rows: landed after %.1f s (%.0f/s), found after %.1f s; plain batch insert of the rows alone %.1f s (%.0f/s)%n",
                ROWS,
                landed,
                ROWS / landed,
                found,
                plain,
                ROWS / plain);
    }

    private Path file() throws IOException {
        StringBuilder file = new StringBuilder(SeedListings.header()).append('\n');
        for (int number = 0; number < ROWS; number++) {
            file.append(SeedListings.row(
                            "IMP-%06d".formatted(number), "Brand " + number % 200, "bar " + number, "12.50"))
                    .append('\n');
        }
        return Files.writeString(folder.resolve("rows.csv"), file);
    }

    private static double upload(Path file, boolean dryRun) throws IOException, InterruptedException {
        long began = System.nanoTime();
        // REST Assured makes an object of each byte, and the heap here is the server's, too.
        HttpResponse<String> begun = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port
                                        + "/api/v1/merchant/imports?dryRun=" + dryRun))
                                .header("Authorization", "Bearer " + TestKeys.merchant())
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .header("Content-Type", "text/csv; charset=UTF-8")
                                .POST(BodyPublishers.ofFile(file))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(begun.statusCode()).isEqualTo(202);
        String id = new JsonPath(begun.body()).getString("id");
        JsonPath done = await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> asMerchant().get("/api/v1/merchant/imports/" + id).jsonPath(),
                        found -> found.getString("finishedAt") != null);
        assertThat(done.getInt("rowsDone")).isEqualTo(ROWS);
        return (System.nanoTime() - began) / 1e9;
    }

    /** The columns of one of the listings under new SKUs, in batches, a transaction each. */
    private double insertPlain(String like) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> columns = new ArrayList<>();
            List<Object> values = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("SELECT * FROM catalog_listings WHERE sku = '" + like + "'")) {
                row.next();
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    columns.add(row.getMetaData().getColumnName(column));
                    values.add(row.getObject(column));
                }
            }
            String insert = "INSERT INTO catalog_listings (" + String.join(", ", columns) + ") VALUES ("
                    + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
            connection.setAutoCommit(false);
            long began = System.nanoTime();
            try (PreparedStatement batch = connection.prepareStatement(insert)) {
                for (int number = 0; number < ROWS; number++) {
                    for (int column = 0; column < columns.size(); column++) {
                        batch.setObject(
                                column + 1, columns.get(column).equals("sku") ? "PLAIN-" + number : values.get(column));
                    }
                    batch.addBatch();
                    if (number % BATCH == BATCH - 1) {
                        batch.executeBatch();
                        connection.commit();
                    }
                }
                batch.executeBatch();
                connection.commit();
            } finally {
                connection.setAutoCommit(true);
            }
            return (System.nanoTime() - began) / 1e9;
        }
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The most that is in use after a collection, looked at every two seconds. */
    private static final class Peak {
        private final Thread looking = new Thread(this::look);
        private volatile boolean stopping;
        private volatile long most;

        Peak() {
            looking.start();
        }

        private void look() {
            while (!stopping) {
                most = Math.max(most, usedHeap());
                try {
                    Thread.sleep(2_000);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        long stop() throws InterruptedException {
            stopping = true;
            looking.interrupt();
            looking.join();
            return most;
        }
    }
}
