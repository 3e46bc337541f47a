package by.pavilion.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose turn it is to be fetched. */
@QuarkusTest
class DueOrdersTest {
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    @Inject
    ChannelOrderStore orders;

    @BeforeEach
    void begin() {
        QuarkusTransaction.begin();
    }

    @AfterEach
    void undo() {
        QuarkusTransaction.rollback();
    }

    @Test
    void whatWasNeverTriedDoesNotWaitBehindWhatFailsAgainAndAgain() {
        for (int failing = 0; failing < 8; failing++) {
            long id = want("one", "failing" + failing, LONG_AGO);
            orders.change(id, ChannelOrder.State.WANTED, null, "refused", 3, LONG_AGO);
        }
        want("one", "fresh", LONG_AGO.plusSeconds(1));

        assertThat(due("one", 4)).contains("fresh");
    }

    @Test
    void aShopWithManyOrdersDoesNotKeepAnotherWaiting() {
        for (int order = 0; order < 8; order++) {
            want("one", "of many" + order, LONG_AGO.plusMillis(order));
        }
        want("other", "alone", LONG_AGO.plusSeconds(1));

        assertThat(orders.dueShops(Instant.now(), ShopTurns.LOOK)).contains(turn("one"), turn("other"));
        assertThat(due("one", 4)).startsWith("of many0").hasSize(4);
        assertThat(due("other", 4)).containsExactly("alone");
    }

    @Test
    void whatIsToComeIsNotDue() {
        want("one", "later", Instant.now().plusSeconds(3_600));

        assertThat(due("one", 4)).doesNotContain("later");
        assertThat(orders.dueShops(Instant.now(), ShopTurns.LOOK)).doesNotContain(turn("one"));
    }

    private long want(String shopId, String externalOrderId, Instant at) {
        ExternalOrder order = new ExternalOrder("douyin", "due-orders-" + shopId, externalOrderId);
        orders.want(order, at);
        return orders.find(order).orElseThrow().id();
    }

    private static ShopTurns.Turn turn(String shopId) {
        return new ShopTurns.Turn("douyin", "due-orders-" + shopId);
    }

    private List<String> due(String shopId, int limit) {
        return orders.due(turn(shopId), Instant.now(), limit).stream()
                .map(order -> order.order().externalOrderId())
                .toList();
    }
}
