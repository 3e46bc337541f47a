package by.pavilion.ordering;

import static by.pavilion.ordering.TestCommands.line;
import static by.pavilion.ordering.TestCommands.newKey;
import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.ToldStatements;
import by.pavilion.catalog.Sku;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What placement says to the database, as the driver tells it: the same statements for a portion of many orders as for one,
 * and those that docs/adr/0018 lists, in its order.
 */
@QuarkusTest
@TestProfile(ToldStatements.Profile.class)
class PlacementStatementsTest {
    private static final int MANY = 64;

    /** A statement more is a thing to think about. */
    private static final int ROUND_TRIPS = 23;

    /** {@code 12  INSERT INTO ordering_order_lines       a row a line}. */
    private static final Pattern LISTED = Pattern.compile(" ?[0-9]+  (\\S.*?)(?: {2,}.*)?");

    private final ToldStatements told = new ToldStatements();

    @Inject
    PlaceTogether placeTogether;

    @Inject
    TestShop shop;

    @AfterEach
    void listenNoLonger() {
        told.close();
    }

    @Test
    void manyOrdersCostTheStatementsOfOne() throws IOException {
        Sku sku = shop.chocolate("26.00", 1_000);
        place(sku, 1); // listings are read once
        List<String> one = place(sku, 1);
        List<String> many = place(sku, MANY);

        assertThat(many).as("%s orders", MANY).isEqualTo(one);
        assertThat(one).as(() -> String.join("\n", one)).hasSize(ROUND_TRIPS).isEqualTo(listed());
    }

    private static List<String> listed() throws IOException {
        return Files.readAllLines(Path.of("docs", "adr", "0018-placement-in-portions.md")).stream()
                .map(LISTED::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .toList();
    }

    private List<String> place(Sku sku, int orders) {
        List<Wish> wishes = IntStream.range(0, orders)
                .mapToObj(number -> Wish.of(
                        TestCommands.STOREFRONT,
                        newKey(),
                        TestCommands.to(TestCommands.somebody(), line(sku, 1)),
                        Optional.empty()))
                .toList();
        List<Placement> placed = new ArrayList<>();
        List<String> said = told.during(() -> placed.addAll(placeTogether.place(wishes)));
        assertThat(placed).hasSize(orders).allMatch(Placement.Placed.class::isInstance);
        // prices are looked at again from time to time, whatever is ordered
        return said.stream().filter(one -> !one.startsWith("SELECT pricing_")).toList();
    }
}
