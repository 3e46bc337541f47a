package by.pavilion.ordering;

import static by.pavilion.ordering.TestCommands.line;
import static by.pavilion.ordering.TestCommands.newKey;
import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Sku;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What placement says to the database, as the driver tells it: the same statements for a portion of many orders as for one.
 * The list stands in docs/adr/0018.
 */
@QuarkusTest
@TestProfile(PlacementStatementsTest.Told.class)
class PlacementStatementsTest {
    private static final int MANY = 64;

    /** As docs/adr/0018 has it; a statement more is a thing to think about. */
    private static final int ROUND_TRIPS = 23;

    private static final Pattern QUERY = Pattern.compile("\\[QUERY\\] (.*?) \\[Created on", Pattern.DOTALL);

    private final List<String> said = new ArrayList<>();
    private final Handler listener = new Listener();

    @Inject
    PlaceTogether placeTogether;

    @Inject
    TestShop shop;

    /** The driver tells each round trip to a logger. */
    public static class Told implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            String property = "quarkus.datasource.jdbc.additional-jdbc-properties.";
            return Map.of(
                    property + "profileSQL",
                    "true",
                    property + "logger",
                    "com.mysql.cj.log.Jdk14Logger",
                    property + "maxQuerySizeToLog",
                    "400",
                    "quarkus.log.category.\"MySQL\".use-parent-handlers",
                    "false");
        }
    }

    /** Hears what the test's own thread says: the background works speak with the database all the time. */
    private class Listener extends Handler {
        private final Thread mine = Thread.currentThread();

        @Override
        public void publish(LogRecord log) {
            Matcher query = QUERY.matcher(log.getMessage());
            if (Thread.currentThread() == mine && query.find()) {
                said.add(shape(query.group(1)));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void listen() {
        Logger.getLogger("MySQL").addHandler(listener);
    }

    @AfterEach
    void listenNoLonger() {
        Logger.getLogger("MySQL").removeHandler(listener);
    }

    @Test
    void manyOrdersCostTheStatementsOfOne() {
        Sku sku = shop.chocolate("26.00", 1_000);
        place(sku, 1); // listings are read once
        List<String> one = place(sku, 1);
        List<String> many = place(sku, MANY);

        assertThat(many).as("%s orders", MANY).isEqualTo(one);
        assertThat(one).as(() -> String.join("\n", one)).hasSize(ROUND_TRIPS);
    }

    private List<String> place(Sku sku, int orders) {
        List<Wish> wishes = IntStream.range(0, orders)
                .mapToObj(number -> Wish.of(
                        TestCommands.STOREFRONT,
                        newKey(),
                        TestCommands.to(TestCommands.somebody(), line(sku, 1)),
                        Optional.empty()))
                .toList();
        said.clear();
        List<Placement> placed = placeTogether.place(wishes);
        assertThat(placed).hasSize(orders).allMatch(Placement.Placed.class::isInstance);
        // prices are looked at again from time to time, whatever is ordered
        return said.stream().filter(one -> !one.startsWith("SELECT pricing_")).toList();
    }

    /** The verb and the table, or the statement when it has none. */
    private static String shape(String query) {
        Matcher table = Pattern.compile(
                        "^\\s*(INSERT IGNORE INTO|INSERT INTO|SELECT|UPDATE|DELETE FROM)\\b(?:.*?\\bFROM\\b)?\\s*`?([a-z_]+)?",
                        Pattern.DOTALL)
                .matcher(query);
        return table.find() && table.group(2) != null
                ? table.group(1) + " " + table.group(2)
                : query.strip().replaceAll("\\s+", " ");
    }
}
