package by.pavilion.ordering;

import static by.pavilion.ordering.TestCommands.line;
import static by.pavilion.ordering.TestCommands.newKey;
import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.ToldStatements;
import by.pavilion.catalog.Sku;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What placement says to the database, as the driver tells it: the same statements for a portion of many orders as for one.
 * The list stands in docs/adr/0018.
 */
@QuarkusTest
@TestProfile(ToldStatements.Profile.class)
class PlacementStatementsTest {
    private static final int MANY = 64;

    /** As docs/adr/0018 has it; a statement more is a thing to think about. */
    private static final int ROUND_TRIPS = 23;

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
        List<Placement> placed = new ArrayList<>();
        List<String> said = told.during(() -> placed.addAll(placeTogether.place(wishes)));
        assertThat(placed).hasSize(orders).allMatch(Placement.Placed.class::isInstance);
        // prices are looked at again from time to time, whatever is ordered
        return said.stream().filter(one -> !one.startsWith("SELECT pricing_")).toList();
    }
}
