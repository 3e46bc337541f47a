package by.pavilion.channel;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Orders that were kept under two numbers before the letter was left out wherever one is read. */
@QuarkusTest
class KeptNumbersTest {
    /** Not due while anybody tests. */
    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

    @Inject
    KeptNumbers keptNumbers;

    @Inject
    ChannelOrderStore store;

    @Inject
    ChannelCases cases;

    @Inject
    Statements statements;

    @Inject
    Ids ids;

    private final String shopId = TestShops.newShopId();
    private final String plain = TestShops.newOrderId();
    private final String old = plain + "A";

    @Test
    void whatIsOursUnderTheOldNumberGoesOnUnderIt() throws IOException {
        keep(old, "IMPORTED", "ord_1");
        keep(plain, "HELD", null);

        migrate();

        assertThat(states()).isEqualTo(Map.of(old, "IMPORTED", plain, "CLOSED"));
        assertThat(kept()).isEqualTo(old);
    }

    @Test
    void oneOrderOfOursUnderBothNumbersGoesOnUnderTheOldOne() throws IOException {
        keep(old, "IMPORTED", "ord_1");
        keep(plain, "IMPORTED", "ord_1");

        migrate();

        assertThat(states()).isEqualTo(Map.of(old, "IMPORTED", plain, "CLOSED"));
        assertThat(kept()).isEqualTo(old);
    }

    @Test
    void whatIsNotOursUnderTheOldNumberGoesOnUnderTheOther() throws IOException {
        keep(old, "HELD", null);
        keep(plain, "WANTED", null);

        migrate();

        assertThat(states()).isEqualTo(Map.of(old, "CLOSED", plain, "WANTED"));
        assertThat(kept()).isEqualTo(plain);
    }

    /** Only a person can know which of them to send. */
    @Test
    void twoOrdersOfOursStayTwo() throws IOException {
        keep(old, "IMPORTED", "ord_1");
        keep(plain, "IMPORTED", "ord_2");

        migrate();

        assertThat(states()).isEqualTo(Map.of(old, "IMPORTED", plain, "IMPORTED"));
    }

    @Test
    void theCasesOfADoubleAreOverAndThoseOfTheOtherAreNot() throws IOException {
        keep(old, "IMPORTED", "ord_1");
        keep(plain, "HELD", null);
        for (String number : List.of(old, plain)) {
            cases.open(
                    new ChannelCases.About("douyin", shopId, Trouble.ORDER_DIFFERS, number),
                    Optional.empty(),
                    "unmapped-sku",
                    Optional.empty());
        }

        migrate();

        assertThat(cases.open("douyin", List.of(shopId))).containsExactly(Map.entry(shopId, 1L));
        cases.close(new ChannelCases.About("douyin", shopId, Trouble.ORDER_DIFFERS, old), ChannelCases.OVER);
        assertThat(cases.open("douyin", List.of(shopId))).isEmpty();
    }

    @Test
    void aDoubleIsNotFetchedAgainButTheOrderThatGoesOn() throws IOException {
        keep(old, "IMPORTED", "ord_1");
        keep(plain, "HELD", null);
        migrate();

        QuarkusTransaction.requiringNew().run(() -> {
            store.hurry(new ExternalOrder("douyin", shopId, plain), FAR);
            store.hurry(keptNumbers.of(new ExternalOrder("douyin", shopId, plain)), FAR);
        });

        List<String> due = statements.list(
                "SELECT external_order_id FROM channel_orders WHERE shop_id = ? AND next_attempt_at IS NOT NULL",
                row -> row.getString(1),
                shopId);
        assertThat(due).containsExactly(old);
    }

    private String kept() {
        return keptNumbers.of(new ExternalOrder("douyin", shopId, plain)).externalOrderId();
    }

    /** Nothing is due, so that the product's own workers leave it alone. */
    private void keep(String number, String state, @Nullable String order) {
        statements.update(
                "INSERT INTO channel_orders (id, channel, shop_id, external_order_id, state, order_id, next_attempt_at,"
                        + " attempts, event_sequence, wanted_at) VALUES (?, 'douyin', ?, ?, ?, ?, NULL, 0, 0, ?)",
                ids.next(),
                shopId,
                number,
                state,
                order,
                Instant.now());
    }

    private void migrate() throws IOException {
        run("V1664__channel_orders_doubles_of_old_numbers.sql");
        run("V1665__channel_orders_doubles_of_new_numbers.sql");
        run("V1667__channel_cases_of_doubles.sql");
    }

    private void run(String migration) throws IOException {
        try (InputStream file = Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream("db/migration/" + migration))) {
            String sql = new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
            statements.update(sql.substring(0, sql.length() - 1));
        }
    }

    private Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        statements
                .list(
                        "SELECT external_order_id, state FROM channel_orders WHERE shop_id = ?",
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        shopId)
                .forEach(row -> states.put(row.getKey(), row.getValue()));
        return states;
    }
}
